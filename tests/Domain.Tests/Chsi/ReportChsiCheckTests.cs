using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Chsi;

public sealed class ReportChsiCheckTests
{
    private static readonly ChsiReport Right = new(ChsiResult.Correct);

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Only_the_first_report_counts(DatabaseProvider provider)
    {
        await using var one = await OneStudent.CreateAsync(provider);
        await PlanAsync(one);
        one.Clock.SetUtcNow(CampusTime.At(new DateOnly(2009, 2, 13), TimeOnly.MinValue));

        Assert.Null((await ReportAsync(one, Right)).Refusal);
        var second = await ReportAsync(one, new ChsiReport(ChsiResult.Wrong, "姓名", "李廷", "李婷"));

        Assert.Equal("chsi-already-reported", second.Refusal?.Code);
        Assert.Equal(ChsiResult.Correct, Assert.IsType<ChsiCheck>(second.Refusal?.Data).Result);
        Assert.Equal(ChsiResult.Correct, (await one.ReadAsync(db => db.ChsiChecks.SingleAsync())).Result);
        Assert.Single(await one.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_report_before_the_opening_day_or_without_a_plan_is_refused(DatabaseProvider provider)
    {
        await using var one = await OneStudent.CreateAsync(provider);
        one.Clock.SetUtcNow(CampusTime.At(new DateOnly(2009, 2, 12), new TimeOnly(23, 59)));
        Assert.Equal("chsi-not-open", (await ReportAsync(one, Right)).Refusal?.Code);
        await PlanAsync(one);
        Assert.Equal("chsi-not-open", (await ReportAsync(one, Right)).Refusal?.Code);
        one.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await ReportAsync(one, Right)).Refusal);
    }

    [Theory]
    [InlineData("", "李廷", "李婷", "chsi-incomplete")]
    [InlineData("姓名", " ", "李婷", "chsi-incomplete")]
    [InlineData("姓名", "李廷", "", "chsi-incomplete")]
    public async Task A_wrong_result_needs_item_shown_and_right(string item, string shown, string right, string code)
    {
        await using var one = await OneStudent.CreateAsync(DatabaseProvider.Sqlite);
        await PlanAsync(one);
        one.Clock.SetUtcNow(CampusTime.At(new DateOnly(2009, 3, 1), TimeOnly.MinValue));

        Assert.Equal(code, (await ReportAsync(one, new(ChsiResult.Wrong, item, shown, right))).Refusal?.Code);
        var tooLong = new ChsiReport(ChsiResult.Wrong, "姓名", "李廷", new string('婷', ChsiReport.MaxLength + 1));
        Assert.Equal("chsi-too-long", (await ReportAsync(one, tooLong)).Refusal?.Code);
    }

    private static Task<Result<ChsiCheck>> ReportAsync(OneStudent one, ChsiReport report) =>
        one.DoAsync((scope, student) => ReportChsiCheck.RunAsync(scope, student, one.Settings, report));

    private static Task PlanAsync(OneStudent one) =>
        one.DoAsync<bool>(async scope =>
        {
            scope.Db.PhotoPlans.Add(new PhotoPlan { CohortYear = 2009, PublishedAt = scope.Now });
            var session = new PhotoSession
            {
                CohortYear = 2009,
                CollegeCode = "01",
                Date = new DateOnly(2008, 12, 13),
            };
            scope.Db.PhotoSessions.Add(session);
            await scope.Db.SaveChangesAsync();
            scope.Db.PhotoSlots.Add(
                new PhotoSlot
                {
                    StudentId = one.Id,
                    CohortYear = 2009,
                    SessionId = session.Id,
                    PhotoNumber = 1,
                }
            );
            return true;
        });
}
