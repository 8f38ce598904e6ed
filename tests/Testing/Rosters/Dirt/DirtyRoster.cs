using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>
/// A roster as an office might send it: untidy in layout, with errors planted in its cells, and the truth about
/// them. The same records, options and seed give the same roster.
/// </summary>
/// <param name="Sheets">The sheets to write to a file.</param>
/// <param name="Errors">Every planted error, by sheet and row; no other cell is wrong.</param>
/// <param name="Students">Every record as it ought to be, with its sheet and row.</param>
public sealed record DirtyRoster(
    IReadOnlyList<RosterSheet> Sheets,
    IReadOnlyList<PlantedError> Errors,
    IReadOnlyList<(string Sheet, int Row, StudentRecord Right)> Students
)
{
    private static readonly IReadOnlyList<Plant> Plants = [.. IdNumberPlants.All, .. DatePlants.All, .. TextPlants.All];

    /// <summary>Every kind of error there is.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [.. Plants.Select(plant => plant.Kind).Distinct(), DuplicatePlants.StudentNumber, DuplicatePlants.IdNumber];

    /// <summary>Spoils a roster of right records, whose <c>College</c> is the college's name.</summary>
    public static DirtyRoster Make(IReadOnlyList<StudentRecord> roster, DirtyRosterOptions options, Random random)
    {
        var wanted = options.Kinds ?? Kinds;
        var sheets = new List<RosterSheet>();
        var errors = new List<PlantedError>();
        var students = new List<(string, int, StudentRecord)>();
        foreach (var (name, records) in Split(roster, options))
        {
            var layout = new DirtyLayout(options, random);
            List<DirtyRow> rows = [.. records.Select((record, i) => new DirtyRow(record, layout.FirstRow + i))];
            var planted = DuplicatePlants.Apply(name, rows, options, wanted, random);
            foreach (var plant in Plants.Where(plant => wanted.Contains(plant.Kind) && layout.Has(plant.Field)))
            {
                if (!(options.TextOnly && plant.TypedCell))
                {
                    planted.AddRange(Apply(plant, name, rows, options.PerKind, random));
                }
            }

            sheets.Add(layout.Sheet(name, rows));
            errors.AddRange(planted.OrderBy(error => error.Row).ThenBy(error => error.Field));
            students.AddRange(rows.Select(row => (name, row.Number, row.Right)));
        }

        return new DirtyRoster(sheets, errors, students);
    }

    private static IEnumerable<(string Name, IEnumerable<StudentRecord> Records)> Split(
        IReadOnlyList<StudentRecord> roster,
        DirtyRosterOptions options
    ) =>
        options.SheetPerCollege
            ? roster.GroupBy(record => record.College).Select(group => (group.Key, group.AsEnumerable()))
            : [(RosterSheet.DefaultName, roster)];

    private static IEnumerable<PlantedError> Apply(
        Plant plant,
        string sheet,
        List<DirtyRow> rows,
        int count,
        Random random
    )
    {
        IReadOnlyList<StudentField> touched = [plant.Field, .. plant.Needs];
        foreach (var row in Shuffled(rows, random).Where(row => row.AreFree(touched)))
        {
            if (count == 0)
            {
                yield break;
            }

            var right = plant.Prepare(row.Right);
            if (plant.Spoil(right, random) is not { } cell)
            {
                continue;
            }

            count--;
            row.Right = right;
            row.Take(touched);
            row.Spoil(plant.Field, cell);
            yield return new PlantedError(
                sheet,
                row.Number,
                plant.Field,
                plant.Kind,
                plant.Fix,
                right[plant.Field],
                cell
            );
        }
    }

    private static DirtyRow[] Shuffled(List<DirtyRow> rows, Random random)
    {
        var shuffled = rows.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
