using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Tests;

/// <summary>The photo plan of the reference notice: two days, the student's college on the first.</summary>
public static class TestPhotoPlan
{
    public static readonly DateOnly FirstDay = new(2008, 12, 13);

    public static Task AddAsync(BotHarness bot, Student student, bool published = true, TimeOnly? ownTime = null) =>
        bot.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                scope.Db.PhotoPlans.Add(
                    new PhotoPlan
                    {
                        CohortYear = 2009,
                        PublishedAt = published ? scope.Now : null,
                        Version = 3,
                    }
                );
                var own = Session("01", FirstDay);
                scope.Db.PhotoSessions.AddRange(own, Session("02", FirstDay.AddDays(1)));
                await scope.Db.SaveChangesAsync();
                scope.Db.PhotoSlots.Add(
                    new PhotoSlot
                    {
                        StudentId = student.Id,
                        CohortYear = 2009,
                        SessionId = own.Id,
                        PhotoNumber = 23,
                        EstimatedTime = ownTime,
                    }
                );
                return true;
            }
        );

    public static Task PayAsync(BotHarness bot, Student student, int fen) =>
        bot.Writer.WriteAsync<bool>(
            "test",
            scope =>
            {
                scope.Db.FeePayments.Add(
                    new FeePayment
                    {
                        CohortYear = 2009,
                        StudentId = student.Id,
                        AmountFen = fen,
                        RecordedAt = scope.Now,
                    }
                );
                return Task.FromResult<Gradcheck.Domain.Result<bool>>(true);
            }
        );

    private static PhotoSession Session(string college, DateOnly date) =>
        new()
        {
            CohortYear = 2009,
            CollegeCode = college,
            Date = date,
            Start = new TimeOnly(8, 30),
            End = new TimeOnly(12, 0),
            Place = "至善楼104",
            FirstNumber = 1,
            LastNumber = 60,
        };
}
