using System.Runtime.InteropServices;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Checking;

/// <summary>The rows of a file by student number and by ID number; reports numbers that stand there twice.</summary>
internal sealed class DuplicateCheck
{
    private readonly Dictionary<string, RosterRow> byNumber;
    private readonly Dictionary<string, RosterRow> byId;

    private DuplicateCheck(int rows)
    {
        byNumber = new(rows, StringComparer.Ordinal);
        byId = new(rows, StringComparer.Ordinal);
    }

    /// <summary>Finds the duplicates within the file: every row of a group is an error that names the others.</summary>
    public static DuplicateCheck Run(IReadOnlyList<RosterRow> rows, IssueList issues)
    {
        var check = new DuplicateCheck(rows.Count);
        Dictionary<string, List<RosterRow>> numbersTwice = [];
        Dictionary<string, List<RosterRow>> idsTwice = [];
        foreach (var row in rows)
        {
            Note(check.byNumber, numbersTwice, row.StudentNumber, row);
            if (row[StudentField.IdNumber] is { } id && IdNumber.HasShape(id))
                Note(check.byId, idsTwice, IdNumber.To18(id), row);
        }

        Report(numbersTwice, StudentField.StudentNumber, Rule.StudentNumberDuplicate, "学号", issues);
        Report(idsTwice, StudentField.IdNumber, Rule.IdDuplicate, "身份证号", issues);
        return check;
    }

    /// <summary>The row of a student number; the first one when there are two.</summary>
    public RosterRow? OfNumber(string studentNumber) => byNumber.GetValueOrDefault(studentNumber);

    /// <summary>The row of an ID number in 18-character form.</summary>
    public RosterRow? OfId(string id18) => byId.GetValueOrDefault(id18);

    private static void Note(
        Dictionary<string, RosterRow> first,
        Dictionary<string, List<RosterRow>> twice,
        string key,
        RosterRow row
    )
    {
        if (key.Length == 0)
            return;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(first, key, out var exists);
        if (!exists)
            known = row;
        else if (twice.TryGetValue(key, out var group))
            group.Add(row);
        else
            twice.Add(key, [known!, row]);
    }

    private static void Report(
        Dictionary<string, List<RosterRow>> twice,
        StudentField field,
        string rule,
        string what,
        IssueList issues
    )
    {
        foreach (var group in twice.Values)
        {
            foreach (var row in group)
            {
                var others = group.Where(other => other != row).Take(5).Select(other => Place(other, row));
                var message = $"{what}与{string.Join("、", others)}相同，请核对后改正或删去一行。";
                issues.Add(row, new Finding(field, rule, Severity.Error, message), row[field]);
            }
        }
    }

    private static string Place(RosterRow other, RosterRow row) =>
        other.Layout == row.Layout ? $"第 {other.Number} 行" : $"工作表“{other.Layout.Sheet}”第 {other.Number} 行";
}
