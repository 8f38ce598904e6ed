using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Binding;

/// <summary>Time tells what the answer hides only where the work differs; the database is nearly all of it.</summary>
public sealed class SameQuestionsTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_kind_of_wrong_identity_asks_the_database_the_same(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync("1");
        await bench.AddStudentAsync("locked");
        await bench.AddStudentAsync("held");
        var removed = await bench.AddStudentAsync("removed");
        for (var i = 0; i < 3; i++)
            await bench.IdentifyAsync($"a{i}", "locked", "李停", "05984X");
        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("owner", "held", "李婷", "05984X"));
        await RemoveAsync(bench, removed.Id);
        (string Kind, string Number, string Name, string Tail)[] wrong =
        [
            ("unknown number", "9", "李婷", "05984X"),
            ("wrong name", "1", "李停", "05984X"),
            ("wrong digits", "1", "李婷", "059840"),
            ("locked record, right answers", "locked", "李婷", "05984X"),
            ("locked record, wrong answers", "locked", "李停", "059840"),
            ("held by another chat, right answers", "held", "李婷", "05984X"),
            ("held by another chat, wrong answers", "held", "李婷", "059840"),
            ("removed student", "removed", "李婷", "05984X"),
        ];
        await MeetAsync(bench, wrong.Select(w => w.Kind));

        List<string>? first = null;
        foreach (var (kind, number, name, tail) in wrong)
        {
            var commands = await CommandsAsync(bench, () => bench.IdentifyAsync(kind, number, name, tail));
            first ??= commands;
            Assert.True(first.SequenceEqual(commands), kind);
        }

        Assert.True(first!.Count > 6);
        Assert.Equal(0, await bench.ReadAsync(db => db.Deliveries.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_kind_of_wrong_code_asks_the_database_the_same(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddCohortAsync(2008, BindingPolicy.Code);
        await bench.AddStudentAsync("over", year: 2008);
        var expired = (await bench.IssueAsync(new BindingCodeFilter(2008))).Single().Code;
        bench.Clock.SetUtcNow(new DateTimeOffset(2009, 1, 1, 9, 0, 0, TimeSpan.FromHours(8)));
        foreach (var number in new[] { "used", "revoked", "removed" })
            await bench.AddStudentAsync(number);
        var codes = (await bench.IssueAsync(new BindingCodeFilter(2009))).ToDictionary(c => c.StudentNumber);
        await bench.TypeCodeAsync("owner", codes["used"].Code);
        await bench.IssueAsync(new BindingCodeFilter(2009, StudentNumber: "revoked"));
        await RemoveAsync(
            bench,
            await bench.ReadAsync(db =>
                db.Students.Where(s => s.StudentNumber == "removed").Select(s => s.Id).SingleAsync()
            )
        );
        (string Kind, string Code)[] wrong =
        [
            ("unknown", "0000-0000"),
            ("impossible", "UUUU-UUUU"),
            ("used", codes["used"].Code),
            ("revoked", codes["revoked"].Code),
            ("removed student", codes["removed"].Code),
            ("expired", expired),
        ];
        await MeetAsync(bench, wrong.Select(w => w.Kind));

        List<string>? first = null;
        foreach (var (kind, code) in wrong)
        {
            var commands = await CommandsAsync(bench, () => bench.TypeCodeAsync(kind, code));
            first ??= commands;
            Assert.True(first.SequenceEqual(commands), kind);
        }

        Assert.True(first!.Count > 6);
        Assert.Equal(0, await bench.ReadAsync(db => db.Deliveries.CountAsync()));
    }

    /// <summary>The chats exist already, so that only the attempts are compared.</summary>
    private static async Task MeetAsync(BindingBench bench, IEnumerable<string> chats)
    {
        foreach (var chat in chats)
            await bench.TypeCodeAsync(chat, "0000-0001");
    }

    private static Task RemoveAsync(BindingBench bench, long studentId) =>
        bench.ChangeAsync(async scope =>
            (await scope.Db.Students.SingleAsync(s => s.Id == studentId)).RemovedAt = scope.Now
        );

    private static async Task<List<string>> CommandsAsync(BindingBench bench, Func<Task<BindOutcome>> attempt)
    {
        using var commands = new DatabaseCommands(bench.Database);
        Assert.Equal(BindOutcome.Wrong, await attempt());
        return [.. commands.Texts];
    }
}
