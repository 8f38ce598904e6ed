using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;

namespace Gradcheck.Testing.Rosters.Bad;

/// <summary>Readable workbooks that are no rosters as they stand.</summary>
public static class BadRosters
{
    public static RosterFile EmptyWorkbook() => Xlsx("no-cells.xlsx", new RosterSheet("Sheet1", []));

    public static RosterFile WithoutStudentNumber() =>
        Xlsx(
            "no-student-number.xlsx",
            RosterSheet.Of(Roster(), [.. StudentFields.All.Except([StudentField.StudentNumber])])
        );

    /// <summary>Both 身份证号 and 身份证号码: nobody can tell which one counts.</summary>
    public static RosterFile TwoColumnsForOneField()
    {
        var rows = RosterSheet.Of(Roster()).Rows.ToList();
        var twice = rows.Select(
            (row, i) =>
                (IReadOnlyList<CellValue>)
                    [.. row, i == 0 ? CellValue.FromText("身份证号码") : row[(int)StudentField.IdNumber]]
        );
        return Xlsx("two-columns.xlsx", new RosterSheet(RosterSheet.DefaultName, twice));
    }

    /// <summary>One record belongs to a college that no cohort has.</summary>
    public static RosterFile UnknownCollege()
    {
        var roster = Roster().ToList();
        roster[^1] = roster[^1] with { College = "魔法学院" };
        return Xlsx("unknown-college.xlsx", RosterSheet.Of(roster));
    }

    private static IReadOnlyList<StudentRecord> Roster() => SyntheticCohort.Create(2009, 20, new Random(1)).ForRoster();

    private static RosterFile Xlsx(string name, RosterSheet sheet) =>
        RosterFile.Create(RosterFormat.Xlsx, sheet) with
        {
            FileName = name,
        };
}
