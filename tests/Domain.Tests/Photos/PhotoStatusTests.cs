using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Photos;

public sealed class PhotoStatusTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_published_plan_without_the_student_has_no_appointment_to_acknowledge(DatabaseProvider provider)
    {
        await using var one = await OneStudent.CreateAsync(provider);
        await one.DoAsync<bool>(scope =>
        {
            scope.Db.PhotoPlans.Add(new PhotoPlan { CohortYear = 2009, PublishedAt = scope.Now });
            return Task.FromResult<Result<bool>>(true);
        });

        var status = await ReadAsync(one);
        var acknowledged = await one.DoAsync(scope => AcknowledgeStayInPlace.RunAsync(scope, one.Id));

        Assert.True(status.IsPublished);
        Assert.Null(status.Appointment);
        Assert.Equal("photo-no-slot", acknowledged.Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Payments_add_up_to_the_fee(DatabaseProvider provider)
    {
        await using var one = await OneStudent.CreateAsync(provider);
        foreach (var (fen, paid) in new[] { (1499, false), (1, true) })
        {
            await one.DoAsync<bool>(scope =>
            {
                scope.Db.FeePayments.Add(
                    new FeePayment
                    {
                        CohortYear = 2009,
                        StudentId = one.Id,
                        AmountFen = fen,
                        RecordedAt = scope.Now,
                    }
                );
                return Task.FromResult<Result<bool>>(true);
            });
            Assert.Equal(paid, (await ReadAsync(one)).IsPaid);
        }
    }

    private static Task<PhotoStatus> ReadAsync(OneStudent one) =>
        one.ReadAsync(async db =>
            await PhotoStatus.ReadAsync(db, await db.Students.SingleAsync(s => s.Id == one.Id), one.Settings)
        );
}
