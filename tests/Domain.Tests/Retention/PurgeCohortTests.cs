using System.Text;
using System.Text.Json;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Signing.Proof;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Tallies;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Retention;

public sealed class PurgeCohortTests
{
    private const int Year = FullCohort.Year;

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_tallies_stay_and_the_audit_log_holds_together(DatabaseProvider provider)
    {
        await using var full = await FullCohort.CreateAsync(provider);
        var before = await TalliesAsync(full);

        var purged = (await PurgeCohort.RunAsync(full.Writer, "cli", Year)).Value;

        Assert.Equal(before, await TalliesAsync(full));
        await using var db = full.Open();
        Assert.Null((await AuditVerification.RunAsync(db, null)).Fault);
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "cohort-purged");
        Assert.Equal(("cli", Year), (entry.Actor, entry.CohortYear));
        Assert.Contains("\"Student\":7", entry.Details, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(7, purged.Counts["Chat"]);
    }

    [Fact]
    public async Task No_byte_of_a_student_is_left_in_the_files_of_the_database()
    {
        await using var full = await FullCohort.CreateAsync(DatabaseProvider.Sqlite, size: 120);
        Assert.All(full.PlainTexts, text => Assert.Contains(full.Factory.SqliteFile!, FilesWith(full, text)[0]));

        await PurgeCohort.RunAsync(full.Writer, "test", Year);
        Assert.True(await ScrubPurges.RunAsync(full.Factory, full.Writer, "test"));

        Assert.All(full.PlainTexts, text => Assert.Empty(FilesWith(full, text)));
        await using var db = full.Open();
        Assert.NotNull((await db.CohortPurges.SingleAsync()).ScrubbedAt);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task An_interrupted_purge_closes_the_cohort_at_once_and_is_resumed(DatabaseProvider provider)
    {
        await using var full = await FullCohort.CreateAsync(provider, size: 210);
        var before = await TalliesAsync(full);
        await full.Writer.WriteAsync("test", scope => PurgeCohort.StartAsync(scope, Year, default));
        await full.Writer.WriteAsync("test", scope => PurgeCohort.StepAsync(scope, Year, default));

        await using var db = full.Open();
        Assert.True(await db.Students.AnyAsync(s => s.ForgottenAt == null));
        Assert.Equal(before, await TalliesAsync(full));
        Assert.False(await db.Chats.AnyAsync(c => c.StudentId != null));
        Assert.Equal([Year], await DuePurges.ReadAsync(db, new DateOnly(2010, 1, 5)));

        Assert.NotNull((await PurgeCohort.RunAsync(full.Writer, "test", Year)).Value.CompletedAt);
        Assert.False(await db.Students.AnyAsync(s => s.ForgottenAt == null));
        Assert.Equal(before, await TalliesAsync(full));
        Assert.Equal("cohort-purged", (await PurgeCohort.RunAsync(full.Writer, "test", Year)).Refusal?.Code);
        Assert.Empty(await DuePurges.ReadAsync(db, new DateOnly(2030, 1, 1)));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == "cohort-purged"));
    }

    [Fact]
    public async Task A_cohort_that_is_not_over_is_not_purged()
    {
        await using var full = await FullCohort.CreateAsync(DatabaseProvider.Sqlite);
        full.Clock.AdjustTime(new DateTimeOffset(2009, 12, 31, 23, 59, 0, TimeSpan.FromHours(8)));

        Assert.Equal("cohort-open", (await PurgeCohort.RunAsync(full.Writer, "test", Year)).Refusal?.Code);
        await using var db = full.Open();
        Assert.Empty(await DuePurges.ReadAsync(db, new DateOnly(2010, 12, 31)));
        Assert.Equal([Year], await DuePurges.ReadAsync(db, new DateOnly(2011, 1, 1)));
    }

    [Fact]
    public async Task Nothing_can_be_written_for_a_purged_cohort()
    {
        await using var full = await FullCohort.CreateAsync(DatabaseProvider.Sqlite);
        await PurgeCohort.RunAsync(full.Writer, "test", Year);

        var added = await full.Writer.WriteAsync<bool>(
            "test",
            scope =>
            {
                var student = new Student { CohortYear = Year };
                student.Replace(full.Records[0]);
                scope.Db.Students.Add(student);
                return Task.FromResult<Result<bool>>(true);
            }
        );
        var changed = await full.Writer.WriteAsync(
            "test",
            scope => SaveCohort.ChangeAsync(scope, Year, c => c.Settings with { Title = "又改" })
        );

        Assert.Equal(("cohort-purged", "cohort-purged"), (added.Refusal?.Code, changed.Refusal?.Code));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_chat_that_went_on_to_another_cohort_keeps_what_came_after(DatabaseProvider provider)
    {
        await using var full = await FullCohort.CreateAsync(provider);
        long moved = 0;
        await full.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var chat = await scope.Db.Chats.SingleAsync(c => c.StudentId == full.Ids[0]);
                moved = chat.Id;
                await Domain.Binding.BindChat.EndOpenBindingAsync(scope, full.Ids[0], "office");
                scope.Db.Cohorts.Add(new Cohort { Year = 2012, CreatedAt = scope.Now });
                var student = new Student { CohortYear = 2012 };
                student.Replace(full.Records[0]);
                scope.Db.Students.Add(student);
                await scope.Db.SaveChangesAsync();
                chat.StudentId = student.Id;
                scope.Db.Bindings.Add(
                    new Domain.Binding.Binding
                    {
                        StudentId = student.Id,
                        ChatId = chat.Id,
                        BoundAt = scope.Now,
                    }
                );
                scope.Send(chat, new OutgoingMessage { Html = "2012" });
                return true;
            }
        );

        await PurgeCohort.RunAsync(full.Writer, "test", Year);

        await using var db = full.Open();
        Assert.Equal(moved, (await db.Chats.SingleAsync()).Id);
        Assert.All(await db.Deliveries.ToListAsync(), d => Assert.True(d.CreatedAt.Year == 2010));
        Assert.Contains((await db.Deliveries.ToListAsync()), d => d.Payload.Contains("2012", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receipt_on_paper_can_still_be_said_to_have_existed()
    {
        await using var full = await FullCohort.CreateAsync(DatabaseProvider.Sqlite);
        await full.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                await scope.Db.Database.ExecuteSqlAsync($"UPDATE Signatures SET Receipt = 'K7P-3WD-QXH' WHERE Id = 1");
                return true;
            }
        );
        var hash = RecordHash.Of(full.Records[0]);
        await PurgeCohort.RunAsync(full.Writer, "test", Year);

        await using var db = full.Open();
        var refusal = (await ReadSignatures.OfReceiptAsync(db, "K7P-3WD-QXH", null)).Refusal;
        Assert.Equal((RefusalKind.Gone, "record-forgotten"), (refusal!.Kind, refusal.Code));
        Assert.Contains(hash, refusal.Detail);
    }

    private static async Task<string> TalliesAsync(FullCohort full)
    {
        await using var db = full.Open();
        var cohort = await db.Cohorts.SingleAsync(c => c.Year == Year);
        var all = new List<object>();
        foreach (var by in Enum.GetValues<TallyBy>())
        {
            foreach (var college in new[] { null, "01", "02" })
                all.Add(await TallyReading.ReadAsync(db, cohort, by, college, CampusTime.Today(full.Clock)));
        }

        return JsonSerializer.Serialize(all);
    }

    private static List<string> FilesWith(FullCohort full, string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        return
        [
            .. new[] { "", "-wal", "-shm" }
                .Select(suffix => full.Factory.SqliteFile + suffix)
                .Where(File.Exists)
                .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(wanted) >= 0),
        ];
    }
}
