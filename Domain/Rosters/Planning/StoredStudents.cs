using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Rosters.Planning;

/// <summary>
/// The first look at what is stored: which rows are known, whose they are, and whether an ID number belongs to
/// somebody else. It has to be over before the first row is planned.
/// </summary>
internal static class StoredStudents
{
    public static async Task CompareAsync(
        IQueryable<Student> stored,
        CheckedRoster roster,
        RosterIntent intent,
        HashSet<string> collegesInFile,
        CancellationToken cancel
    )
    {
        foreach (var row in roster.Rows)
        {
            if (row[StudentField.College] is { Length: > 0 } college)
                collegesInFile.Add(college);
        }

        var students = stored.Select(s => new
        {
            s.Id,
            s.StudentNumber,
            s.SealedIdNumber,
            s.CollegeCode,
            IsRemoved = s.RemovedAt != null,
        });
        await foreach (var read in students.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var student = new Stored(
                read.StudentNumber,
                read.SealedIdNumber.Open(read.Id),
                read.CollegeCode,
                read.IsRemoved
            );
            if (roster.Index.OfNumber(student.StudentNumber) is { } row)
            {
                row.IsKnown = true;
                collegesInFile.Add(student.College);
                CompareOwner(student, row, roster, intent);
            }

            if (!student.IsRemoved)
                CompareId(student, roster, intent);
        }

        if (intent.CollegeCode is not null)
            collegesInFile.IntersectWith([intent.CollegeCode]);
    }

    private static void CompareOwner(Stored student, RosterRow row, CheckedRoster roster, RosterIntent intent)
    {
        if (intent.CollegeCode is not null && student.College != intent.CollegeCode)
        {
            Report(
                roster,
                row,
                StudentField.StudentNumber,
                RosterRule.StudentForeign,
                Severity.Error,
                "这个学号属于其他学院的学生，请核对学号；如属转院，请联系教务处。"
            );
        }
        else if (student.IsRemoved)
        {
            Report(
                roster,
                row,
                StudentField.StudentNumber,
                RosterRule.StudentRemoved,
                Severity.Warning,
                "这名学生已从预计毕业生名单删除，导入不会恢复；如需恢复请联系教务处。"
            );
        }
    }

    private static void CompareId(Stored student, CheckedRoster roster, RosterIntent intent)
    {
        var id = IdNumber.To18(student.IdNumber);
        if (id.Length == 0 || roster.Index.OfId(id) is not { } row || row.StudentNumber == student.StudentNumber)
            return;
        // In the same file the other student may be given another ID number: then both are right afterwards.
        var own = roster.Index.OfNumber(student.StudentNumber);
        if (own is { HasErrors: false } && own[StudentField.IdNumber] is { } next && IdNumber.To18(next) != id)
            return;
        var isVisible = intent.CollegeCode is null || student.College == intent.CollegeCode;
        var whose = isVisible ? $"学号 {student.StudentNumber} 的学生" : "其他学院的一名学生";
        Report(
            roster,
            row,
            StudentField.IdNumber,
            Rule.IdDuplicate,
            Severity.Error,
            $"身份证号与本届{whose}相同，请核对。"
        );
    }

    private static void Report(
        CheckedRoster roster,
        RosterRow row,
        StudentField field,
        string rule,
        Severity severity,
        string message
    ) => roster.Issues.Add(row, new Finding(field, rule, severity, message), row[field]);

    private sealed record Stored(string StudentNumber, string IdNumber, string College, bool IsRemoved);
}
