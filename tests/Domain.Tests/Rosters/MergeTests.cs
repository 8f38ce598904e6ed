using CsCheck;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Rosters.Merging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

public sealed class MergeTests
{
    private static readonly StudentField[] Mergeable =
    [
        StudentField.Major,
        StudentField.ClassName,
        StudentField.NativePlace,
        StudentField.Remark,
    ];

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    /// <summary>The oracle: whoever alone differs from what both started with wins; two who differ alike agree.</summary>
    [Fact]
    public void A_field_goes_to_the_side_that_changed_it_and_to_nobody_when_both_did()
    {
        var value = Gen.Char["abc"].Select(c => c.ToString());
        Gen.Select(value, value, value)
            .Sample(
                (issued, current, uploaded) =>
                {
                    var changedHere = current != issued;
                    var changedThere = uploaded != issued;
                    var result = FieldMerge.Of(issued, current, uploaded) == MergeOutcome.Uploaded ? uploaded : current;
                    var isConflict = FieldMerge.Of(issued, current, uploaded) == MergeOutcome.Conflict;
                    return isConflict == (changedHere && changedThere && current != uploaded)
                        && result == (changedThere && !changedHere ? uploaded : current);
                }
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_correction_takes_the_colleges_changes_keeps_others_and_lists_conflicts(
        DatabaseProvider provider
    )
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        var roster = desk.Roster("01");
        await desk.ImportAsync(roster);
        var (theirs, ours, both) = (roster[0], roster[1], roster[2]);
        await desk.ChangeAsync(ours.StudentNumber, StudentField.ClassName, "由学生更正的班");
        await desk.ChangeAsync(both.StudentNumber, StudentField.ClassName, "由学生更正的班");
        var uploaded = roster.Select(r => r == theirs || r == both ? r with { ClassName = "学院改的班" } : r);

        var (_, summary) = await desk.ImportAsync(uploaded, RosterPurpose.Correction, "01");

        Assert.Equal((1, 0, 1), (summary.Changed, summary.Added, summary.ConflictCount));
        var conflict = Assert.Single(summary.Conflicts);
        Assert.Equal(both.StudentNumber, conflict.StudentNumber);
        Assert.Equal(
            new FieldConflict(StudentField.ClassName, both.ClassName, "由学生更正的班", "学院改的班"),
            Assert.Single(conflict.Fields)
        );
        Assert.Equal("学院改的班", (await desk.StudentAsync(theirs.StudentNumber)).ClassName);
        Assert.Equal("由学生更正的班", (await desk.StudentAsync(ours.StudentNumber)).ClassName);
        Assert.Equal("由学生更正的班", (await desk.StudentAsync(both.StudentNumber)).ClassName);
        Assert.Equal(theirs.ClassName, (await desk.StudentAsync(theirs.StudentNumber)).Issued!.ClassName);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Issuing_again_sets_what_was_issued_and_never_overwrites_a_correction(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        var roster = desk.Roster();
        await desk.ImportAsync(roster);
        var corrected = roster[0];
        await desk.ChangeAsync(corrected.StudentNumber, StudentField.Major, "更正后的专业");

        var again = roster.Select(r => r with { Major = "重新下发的专业", Remark = "姓名与招生数据不一致" }).ToList();
        var (_, summary) = await desk.ImportAsync(again);

        Assert.Equal((60, 1), (summary.Changed, summary.ConflictCount));
        var student = await desk.StudentAsync(corrected.StudentNumber);
        Assert.Equal(
            ("更正后的专业", "重新下发的专业", "姓名与招生数据不一致", ""),
            (student.Major, student.Issued!.Major, student.AuditFinding, student.Remark)
        );
        Assert.Equal("重新下发的专业", (await desk.StudentAsync(roster[1].StudentNumber)).Major);
        var (_, third) = await desk.PreviewAsync(RosterDesk.File(again));
        Assert.Equal((0, 0, 0), (third.Added, third.Changed, third.ConflictCount));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_audit_finding_a_college_downloads_and_uploads_again_does_not_become_its_remark(
        DatabaseProvider provider
    )
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        var roster = desk.Roster("01").Select(r => r with { Remark = "性别与招生数据不一致" }).ToList();
        await desk.ImportAsync(roster);
        roster[0] = roster[0] with { Remark = "性别与招生数据不一致；2007年转专业" };

        var (_, summary) = await desk.ImportAsync(roster, RosterPurpose.Correction, "01");

        Assert.Equal(1, summary.Changed);
        Assert.Equal("2007年转专业", (await desk.StudentAsync(roster[0].StudentNumber)).Remark);
        Assert.Equal("", (await desk.StudentAsync(roster[1].StudentNumber)).Remark);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_new_student_in_a_correction_is_an_addition_with_its_reason(DatabaseProvider provider)
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        var roster = desk.Roster("01");
        await desk.ImportAsync(roster.Skip(2));
        var uploaded = roster.Select((r, i) => i == 0 ? r with { Remark = "休学后复学" } : r);

        var (_, summary) = await desk.ImportAsync(uploaded, RosterPurpose.Correction, "01");

        Assert.Equal(2, summary.Added);
        var first = await desk.StudentAsync(roster[0].StudentNumber);
        Assert.Equal((StudentOrigin.Added, "休学后复学"), (first.Origin, first.AdditionReason));
        Assert.Null(first.Issued);
        Assert.Equal("名单导入", (await desk.StudentAsync(roster[1].StudentNumber)).AdditionReason);
    }

    /// <summary>Random edits on both sides, through files and database, against the oracle field by field.</summary>
    [Fact]
    public async Task Random_edits_on_both_sides_merge_as_the_oracle_says()
    {
        await using var desk = await RosterDesk.OpenAsync(size: 40);
        var roster = desk.Roster().Select(r => r with { Remark = "" }).ToList();
        await desk.ImportAsync(roster);
        var random = new Random(5);
        string? Edit() =>
            random.Next(3) switch
            {
                0 => null,
                1 => "湖南省长沙县",
                _ => "湖南省宁乡县",
            };
        var here = roster.Select(_ => Mergeable.Select(_ => Edit()).ToArray()).ToList();
        var there = roster.Select(_ => Mergeable.Select(_ => Edit()).ToArray()).ToList();
        for (var i = 0; i < roster.Count; i++)
        {
            for (var f = 0; f < Mergeable.Length; f++)
            {
                if (here[i][f] is { } value)
                    await desk.ChangeAsync(roster[i].StudentNumber, Mergeable[f], value);
            }
        }

        var uploaded = roster.Select((r, i) => Edited(r, there[i]));
        var (_, summary) = await desk.ImportAsync(uploaded, RosterPurpose.Correction);

        var conflicts = 0;
        for (var i = 0; i < roster.Count; i++)
        {
            var stored = (await desk.StudentAsync(roster[i].StudentNumber)).ToRecord();
            for (var f = 0; f < Mergeable.Length; f++)
            {
                conflicts += here[i][f] is not null && there[i][f] is not null && here[i][f] != there[i][f] ? 1 : 0;
                Assert.Equal(here[i][f] ?? there[i][f] ?? roster[i][Mergeable[f]], stored[Mergeable[f]]);
            }
        }

        Assert.Equal(conflicts, summary.ConflictCount);
    }

    private static StudentRecord Edited(StudentRecord record, string?[] edits)
    {
        for (var f = 0; f < edits.Length; f++)
            record = edits[f] is { } value ? record.With(Mergeable[f], value) : record;
        return record;
    }
}
