using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Binding;

public sealed class BindingCodeTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_class_gets_one_working_code_each_in_order_with_a_link(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync("2", "王芳");
        await bench.AddStudentAsync("1");
        await bench.AddStudentAsync("3", className: "2班");
        await bench.AddStudentAsync("4", college: "02");

        var issued = await bench.IssueAsync(new BindingCodeFilter(2009, "01", "1班"), "gradcheck_bot");

        Assert.Equal(
            [("1", "李婷", "1班"), ("2", "王芳", "1班")],
            issued.Select(i => (i.StudentNumber, i.Name, i.ClassName))
        );
        Assert.All(issued, i => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", i.Code));
        Assert.All(issued, i => Assert.Equal($"https://t.me/gradcheck_bot?start={i.Code}", i.Link));
        Assert.Equal(BindOutcome.Bound, await bench.TypeCodeAsync("a", issued[0].Code));
        Assert.Equal(
            BindOutcome.Bound,
            await bench.TypeCodeAsync("b", issued[1].Code.Replace("-", "").ToLowerInvariant())
        );
        Assert.DoesNotContain(
            issued[0].Code,
            await bench.ReadAsync(async db =>
                string.Join(' ', await db.BindingCodes.Select(c => c.CodeHash).ToListAsync())
            )
        );
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_new_code_revokes_the_older_unused_one_of_the_same_student_only(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync("1");
        await bench.AddStudentAsync("2", "王芳");
        var first = await bench.IssueAsync(new BindingCodeFilter(2009));

        var second = await bench.IssueAsync(new BindingCodeFilter(2009, StudentNumber: "1"));

        Assert.Null(second.Single().Link);
        Assert.Equal(BindOutcome.Wrong, await bench.TypeCodeAsync("a", first[0].Code));
        Assert.Equal(BindOutcome.Bound, await bench.TypeCodeAsync("a", second[0].Code));
        Assert.Equal(BindOutcome.Bound, await bench.TypeCodeAsync("b", first[1].Code));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync("1");
        var code = (await bench.IssueAsync(new BindingCodeFilter(2009))).Single().Code;
        await bench.TypeCodeAsync("a", code);

        Assert.Equal(BindOutcome.AlreadyBound, await bench.TypeCodeAsync("a", code));
        Assert.Equal(BindOutcome.Wrong, await bench.TypeCodeAsync("b", code));
        Assert.Equal(1, await bench.OpenBindingsAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Codes_expire_with_the_cohort_and_none_are_issued_afterwards(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync("1");
        await bench.AddStudentAsync("2", "王芳");
        var codes = await bench.IssueAsync(new BindingCodeFilter(2009));
        Assert.All(codes, code => Assert.Equal(new DateOnly(2009, 12, 31), code.ExpiresOn));

        bench.Clock.SetUtcNow(new DateTimeOffset(2009, 12, 31, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.Equal(BindOutcome.Bound, await bench.TypeCodeAsync("1", codes[0].Code));
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(BindOutcome.Wrong, await bench.TypeCodeAsync("2", codes[1].Code));
        var refused = await bench.Writer.WriteAsync("key:1", s => IssueBindingCodes.RunAsync(s, new(2009), null));
        Assert.Equal("cohort-closed", refused.Refusal?.Code);
    }

    [Fact]
    public async Task A_used_code_typed_again_does_not_lock_the_record()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync("1");
        var code = (await bench.IssueAsync(new BindingCodeFilter(2009))).Single().Code;
        await bench.TypeCodeAsync("a", code);
        foreach (var chat in new[] { "b", "c", "d" })
            await bench.TypeCodeAsync(chat, code);
        await bench.Writer.WriteAsync("key:1", scope => Unbind.ByOfficeAsync(scope, 2009, "1", null));

        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("a", "1", "李婷", "05984X"));
    }

    [Fact]
    public async Task Codes_for_a_student_of_another_college_or_a_removed_one_are_refused()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync("1", college: "02");
        var gone = await bench.AddStudentAsync("2");
        await bench.ChangeAsync(async scope =>
            (await scope.Db.Students.SingleAsync(s => s.Id == gone.Id)).RemovedAt = scope.Now
        );

        foreach (
            var filter in new[]
            {
                new BindingCodeFilter(2009, "01", StudentNumber: "1"),
                new BindingCodeFilter(2009, StudentNumber: "2"),
                new BindingCodeFilter(2008),
            }
        )
        {
            var refused = await bench.Writer.WriteAsync(
                "key:1",
                scope => IssueBindingCodes.RunAsync(scope, filter, null)
            );
            Assert.Equal(RefusalKind.NotFound, refused.Refusal?.Kind);
        }
    }

    [Fact]
    public async Task Two_thousand_codes_are_issued_at_once_and_differ()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.ChangeAsync(scope =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var student = new Student { CohortYear = 2009 };
                student.Replace(new StudentRecord { StudentNumber = $"{i:0000}", College = "01" });
                scope.Db.Students.Add(student);
            }

            return Task.CompletedTask;
        });

        var issued = await bench.IssueAsync(new BindingCodeFilter(2009));

        Assert.Equal(2000, issued.Select(i => i.Code).Distinct().Count());
        Assert.Equal(2000, await bench.ReadAsync(db => db.BindingCodes.CountAsync(c => c.RevokedAt == null)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_office_ends_a_binding_and_the_chat_is_told(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync("1");
        await bench.IdentifyAsync("a", "1", "李婷", "05984X");

        var foreign = await bench.Writer.WriteAsync("key:1", s => Unbind.ByOfficeAsync(s, 2009, "1", "02"));
        var ended = await bench.Writer.WriteAsync("key:1", s => Unbind.ByOfficeAsync(s, 2009, "1", "01"));
        var again = await bench.Writer.WriteAsync("key:1", s => Unbind.ByOfficeAsync(s, 2009, "1", "01"));

        Assert.Equal("student-not-found", foreign.Refusal?.Code);
        Assert.Null(ended.Refusal);
        Assert.Equal("not-bound", again.Refusal?.Code);
        Assert.Equal(0, await bench.OpenBindingsAsync());
        Assert.Contains("解除", (await bench.ReadAsync(db => db.Deliveries.SingleAsync())).Payload);
        var entry = await bench.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "chat-unbound"));
        Assert.Equal(entry.Id, (await bench.ReadAsync(db => db.Students.SingleAsync())).ChangeSequence);
    }
}
