using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Binding;

public sealed class BindByIdentityTests
{
    private const string Number = "2005010100001";

    public static TheoryData<string, string, string> RightAnswers =>
        new()
        {
            { "430102198603059840", "李婷", "059840" },
            { "43010219860305984X", "李婷", "05984X" },
            { "430102860305984", "李婷", "305984" },
            { "430102860305984", " 李　婷", "059840" },
        };

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public async Task Number_name_and_the_last_six_of_the_record_or_of_the_card_bind(
        string idNumber,
        string name,
        string tail
    )
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        var student = await bench.AddStudentAsync(Number, idNumber: idNumber);

        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("1", Number, name, tail));

        var binding = await bench.ReadAsync(db => db.Bindings.SingleAsync());
        Assert.Equal((student.Id, BindingMethod.Identity), (binding.StudentId, binding.Method));
        var stored = await bench.ReadAsync(db => db.Students.SingleAsync());
        Assert.Equal(
            await bench.ReadAsync(db =>
                db.AuditEntries.Where(e => e.Action == "chat-bound").Select(e => e.Id).SingleAsync()
            ),
            stored.ChangeSequence
        );
    }

    [Theory]
    [InlineData("", "李婷", "059840")]
    [InlineData("430102198603059840", "", "059840")]
    public async Task A_record_without_a_name_or_an_ID_number_can_never_be_bound_so(
        string idNumber,
        string name,
        string tail
    )
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync(Number, name, idNumber);

        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("1", Number, name, tail));
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("1", Number, name, ""));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Three_wrong_tries_lock_a_record_until_tomorrow(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync(Number);
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("1", Number, "李停", "05984X"));
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("2", Number, "李婷", "059840"));
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("3", Number, "李婷", "059841"));

        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("4", Number, "李婷", "05984X"));
        bench.Clock.SetUtcNow(new DateTimeOffset(2008, 12, 3, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("4", Number, "李婷", "05984X"));
        bench.Clock.SetUtcNow(new DateTimeOffset(2008, 12, 4, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("4", Number, "李婷", "05984X"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Ten_wrong_tries_in_all_lock_a_record_until_the_office_unlocks_it(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync(Number);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync($"a{i}", Number, "李停", "05984X"));
            if (i % 3 == 2)
                bench.Clock.Advance(TimeSpan.FromDays(1));
        }

        bench.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("own", Number, "李婷", "05984X"));

        var unlocked = await bench.Writer.WriteAsync(
            "key:1",
            scope => UnlockRecord.RunAsync(scope, 2009, Number, "01")
        );
        Assert.Equal(10, unlocked.Value);
        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("own", Number, "李婷", "05984X"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Five_wrong_tries_a_day_stop_a_chat_whatever_it_tried(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync(Number);
        for (var i = 0; i < 5; i++)
        {
            var outcome =
                i % 2 == 0
                    ? await bench.TypeCodeAsync("1", $"ABCD-000{i}")
                    : await bench.IdentifyAsync("1", $"000{i}", "李婷", "05984X");
            Assert.Equal(BindOutcome.Wrong, outcome);
        }

        Assert.Equal(BindOutcome.Exhausted, await bench.IdentifyAsync("1", Number, "李婷", "05984X"));
        Assert.Equal(BindOutcome.Exhausted, await bench.TypeCodeAsync("1", "ABCD-0009"));
        bench.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("1", Number, "李婷", "05984X"));
    }

    [Fact]
    public async Task Identity_never_takes_a_record_from_the_chat_that_holds_it_but_a_fresh_code_does()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync(Number);
        await bench.IdentifyAsync("old", Number, "李婷", "05984X");

        // Not even that the answers are right is told to who does not hold the record.
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("new", Number, "李婷", "05984X"));
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync("new", Number, "李婷", "059840"));
        var issued = await bench.IssueAsync(new BindingCodeFilter(2009, StudentNumber: Number));
        Assert.Equal(BindOutcome.Bound, await bench.TypeCodeAsync("new", issued.Single().Code));

        Assert.Equal(1, await bench.OpenBindingsAsync());
        var told = await bench.ReadAsync(db => db.Deliveries.SingleAsync());
        Assert.Equal("old", told.Recipient);
        Assert.Contains("另一个聊天账号", told.Payload);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_code_handed_out_before_the_record_was_bound_by_identity_does_not_move_it(
        DatabaseProvider provider
    )
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync(Number);
        await bench.AddStudentAsync("other", "王芳");
        var old = await bench.IssueAsync(new BindingCodeFilter(2009));
        await bench.IdentifyAsync("owner", Number, "李婷", "05984X");

        Assert.Equal(BindOutcome.Wrong, await bench.TypeCodeAsync("finder", old[0].Code));
        Assert.Equal(BindOutcome.Bound, await bench.TypeCodeAsync("finder", old[1].Code));
    }

    [Fact]
    public async Task A_bound_chat_learns_nothing_about_what_it_sends()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync(Number);
        await bench.AddStudentAsync("other", "王芳");
        await bench.IdentifyAsync("1", Number, "李婷", "05984X");
        var code = (await bench.IssueAsync(new BindingCodeFilter(2009, StudentNumber: "other"))).Single().Code;

        Assert.Equal(BindOutcome.AlreadyBound, await bench.IdentifyAsync("1", "other", "王芳", "05984X"));
        Assert.Equal(BindOutcome.AlreadyBound, await bench.IdentifyAsync("1", "other", "王芳", "000000"));
        Assert.Equal(BindOutcome.AlreadyBound, await bench.TypeCodeAsync("1", code));
        Assert.Equal(BindOutcome.AlreadyBound, await bench.TypeCodeAsync("1", "0000-0000"));
        Assert.Equal(0, await bench.ReadAsync(db => db.BindingAttempts.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_is_bound_by_identity_after_the_last_day_of_the_cohort(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync(Number);
        await bench.ChangeAsync(async scope =>
            (await scope.Db.Cohorts.SingleAsync()).Settings = new CohortSettings
            {
                BindingPolicy = BindingPolicy.CodeOrIdentity,
                ClosesOn = new DateOnly(2009, 7, 31),
            }
        );
        bench.Clock.SetUtcNow(new DateTimeOffset(2009, 8, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(BindOutcome.NotOffered, await bench.IdentifyAsync("1", Number, "李婷", "05984X"));
        bench.Clock.AdjustTime(new DateTimeOffset(2009, 7, 31, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("1", Number, "李婷", "05984X"));
    }

    [Fact]
    public async Task The_newest_cohort_that_allows_it_is_asked()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddCohortAsync(2010, BindingPolicy.CodeOrIdentity);
        await bench.AddCohortAsync(2011, BindingPolicy.Code);
        await bench.AddStudentAsync(Number, year: 2009);
        var student = await bench.AddStudentAsync(Number, year: 2010);
        await bench.AddStudentAsync(Number, year: 2011);

        Assert.Equal(BindOutcome.Bound, await bench.IdentifyAsync("1", Number, "李婷", "05984X"));

        Assert.Equal(student.Id, (await bench.ReadAsync(db => db.Bindings.SingleAsync())).StudentId);
    }

    [Fact]
    public async Task No_cohort_that_allows_it_no_binding()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        await bench.AddStudentAsync(Number);
        await bench.ChangeAsync(async scope =>
            (await scope.Db.Cohorts.SingleAsync()).Settings = new CohortSettings { BindingPolicy = BindingPolicy.Code }
        );

        Assert.Equal(BindOutcome.NotOffered, await bench.IdentifyAsync("1", Number, "李婷", "05984X"));
    }

    [Theory]
    [InlineData("05984x", "05984X")]
    [InlineData("０５９８４Ｘ", "05984X")]
    [InlineData(" 059 840 ", "059840")]
    [InlineData("05984", null)]
    [InlineData("0598401", null)]
    [InlineData("X59840", null)]
    [InlineData("🎓🎓🎓", null)]
    [InlineData("", null)]
    public void The_last_six_are_read_as_people_type_them(string typed, string? read) =>
        Assert.Equal(read, IdentityAnswers.ReadIdTail(typed));

    [Theory]
    [InlineData("２００５０１０１０００１", "200501010001")]
    [InlineData(" 0012 ", "0012")]
    [InlineData("2005-A1", "2005-A1")]
    [InlineData("学号", null)]
    [InlineData("<b>1</b>", null)]
    [InlineData("\0", null)]
    [InlineData("", null)]
    public void The_student_number_is_read_as_people_type_it(string typed, string? read) =>
        Assert.Equal(read, IdentityAnswers.ReadStudentNumber(typed));
}
