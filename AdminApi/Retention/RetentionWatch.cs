using Gradcheck.Domain;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Retention;

/// <summary>
/// Looks at every start and every night at 03:30 which cohorts' personal data has been kept long enough, removes it, and
/// brings to its end what was interrupted.
/// </summary>
public sealed partial class RetentionWatch(
    GradcheckDbFactory databases,
    Writer writer,
    TimeProvider clock,
    ILogger<RetentionWatch> logger
) : BackgroundService
{
    /// <summary>When nobody is waiting for an answer.</summary>
    private static readonly TimeOnly TimeOfDay = new(3, 30);

    /// <summary>Removes what is due.</summary>
    /// <returns>The cohorts that were purged.</returns>
    public async Task<IReadOnlyList<int>> LookAsync(CancellationToken cancel)
    {
        await using var db = databases.CreateDbContext();
        var due = await DuePurges.ReadAsync(db, CampusTime.Today(clock), cancel);
        foreach (var year in due)
        {
            await PurgeCohort.RunAsync(writer, "system", year, cancel);
            Log.Purged(logger, year);
        }

        if (await db.CohortPurges.AnyAsync(p => p.CompletedAt != null && p.ScrubbedAt == null, cancel))
            await ScrubPurges.RunAsync(databases, writer, "system", cancel);
        return due;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Tomorrow is another night; what was done stays done.
                Log.Failed(logger, exception);
            }

            await Task.Delay(UntilNextNight(clock.GetUtcNow()), clock, stoppingToken);
        }
    }

    /// <summary>How long until it is 03:30 in Asia/Shanghai.</summary>
    public static TimeSpan UntilNextNight(DateTimeOffset now)
    {
        var tonight = CampusTime.At(CampusTime.DateOf(now), TimeOfDay);
        return (tonight > now ? tonight : tonight.AddDays(1)) - now;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The retention of cohort {Year} has passed: its personal data was removed")]
        public static partial void Purged(ILogger logger, int year);

        [LoggerMessage(2, LogLevel.Error, "Looking for data to be removed failed; it is tried again next night")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
