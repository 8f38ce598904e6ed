using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Binding;

/// <summary>The limit of a whole cohort: many chats guessing at many records.</summary>
public sealed class IdentityTriesTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_hundred_wrong_answers_in_an_hour_from_anywhere_pause_identity_but_not_codes(
        DatabaseProvider provider
    )
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync("1");
        await bench.AddStudentAsync("2", "王芳");
        var code = (await bench.IssueAsync(new BindingCodeFilter(2009, StudentNumber: "2"))).Single().Code;
        Assert.Equal(IdentityTries.PerHour, await GuessUntilPausedAsync(bench, "a"));
        Assert.Equal(BindOutcome.Paused, await bench.IdentifyAsync("own", "1", "李婷", "05984X"));
        Assert.Equal(BindOutcome.Bound, await bench.TypeCodeAsync("holder", code));

        // The registrar can see it, once and without a name.
        var entry = await bench.ReadAsync(db =>
            db.AuditEntries.SingleAsync(e => e.Action == BindByIdentity.PausedAction)
        );
        Assert.Equal((2009, (long?)null), (entry.CohortYear!.Value, entry.StudentId));

        bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("own", "1", "李婷", "05984X"));
    }

    [Fact]
    public async Task Three_hundred_wrong_answers_pause_it_until_midnight()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync("1");
        for (var hour = 0; hour < 3; hour++)
        {
            Assert.Equal(IdentityTries.PerHour, await GuessUntilPausedAsync(bench, $"hour-{hour}"));
            bench.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(BindOutcome.Paused, await bench.IdentifyAsync("own", "1", "李婷", "05984X"));
        bench.Clock.SetUtcNow(new DateTimeOffset(2008, 12, 4, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("own", "1", "李婷", "05984X"));
    }

    [Fact]
    public async Task Another_cohort_is_not_paused_and_unlocking_a_record_does_not_end_the_pause()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync("1");
        await GuessUntilPausedAsync(bench, "a", number: "1");

        await bench.Writer.WriteAsync("key:1", scope => UnlockRecord.RunAsync(scope, 2009, "1", null));
        Assert.Equal(BindOutcome.Paused, await bench.IdentifyAsync("own", "1", "李婷", "05984X"));
        await bench.AddCohortAsync(2010, BindingPolicy.CodeOrIdentity);
        await bench.AddStudentAsync("1", year: 2010);
        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("own", "1", "李婷", "05984X"));
    }

    /// <summary>3,000 students within three hours; one in twelve mistypes once.</summary>
    [Fact]
    public async Task An_ordinary_first_day_of_three_thousand_students_passes()
    {
        const int Students = 3000;
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.ChangeAsync(scope =>
        {
            for (var i = 0; i < Students; i++)
            {
                var student = new Student { CohortYear = 2009 };
                student.Replace(
                    new StudentRecord
                    {
                        StudentNumber = $"{i}",
                        Name = "李婷",
                        IdNumber = "43010219860305984X",
                        College = "01",
                    }
                );
                scope.Db.Students.Add(student);
            }

            return Task.CompletedTask;
        });

        var outcomes = new List<BindOutcome>();
        foreach (var minute in Enumerable.Range(0, Students).Chunk(100))
        {
            // Many students to a commit, as the bot does it too.
            await bench.ChangeAsync(async scope =>
            {
                foreach (var i in minute)
                {
                    if (i % 12 == 0)
                        outcomes.Add(await TryAsync(scope, i, "059849"));
                    outcomes.Add(await TryAsync(scope, i, "05984X"));
                }
            });
            bench.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Equal(Students, outcomes.Count(o => o == BindOutcome.Bound));
        Assert.Equal(Students / 12, outcomes.Count(o => o == BindOutcome.Wrong));
    }

    private static async Task<BindOutcome> TryAsync(WriteScope scope, int i, string tail)
    {
        var chat = await ChatDirectory.FindOrAddAsync(scope, "telegram", $"{i}");
        var (outcome, _) = await BindByIdentity.RunAsync(scope, chat, new IdentityAnswers($"{i}", "李婷", tail));
        await scope.Db.SaveChangesAsync();
        scope.Db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>A new chat for each guess, at records that may exist or not; returns how many were looked at.</summary>
    private static async Task<int> GuessUntilPausedAsync(BindingBench bench, string prefix, string? number = null)
    {
        for (var guess = 0; ; guess++)
        {
            var outcome = await bench.IdentifyAsync($"{prefix}{guess}", number ?? $"no-{guess}", "李婷", "000000");
            if (outcome == BindOutcome.Paused)
                return guess;
            Assert.Equal(BindOutcome.Wrong, outcome);
        }
    }
}
