using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>Copies a value that must be unique from one row of a sheet to a later one.</summary>
internal static class DuplicatePlants
{
    public const string StudentNumber = "duplicate-student-no";
    public const string IdNumber = "duplicate-id";

    // A copied ID number contradicts birth date and sex as well; those stay out of other errors' way.
    private static readonly StudentField[] OfTheId = [StudentField.IdNumber, StudentField.BirthDate, StudentField.Sex];

    public static List<PlantedError> Apply(
        string sheet,
        List<DirtyRow> rows,
        DirtyRosterOptions options,
        IReadOnlyCollection<string> wanted,
        Random random
    )
    {
        var planted = new List<PlantedError>();
        if (wanted.Contains(StudentNumber))
        {
            planted.AddRange(Copy(StudentNumber, StudentField.StudentNumber, [], sheet, rows, options, random));
        }

        if (wanted.Contains(IdNumber))
        {
            planted.AddRange(Copy(IdNumber, StudentField.IdNumber, OfTheId, sheet, rows, options, random));
        }

        return planted;
    }

    private static IEnumerable<PlantedError> Copy(
        string kind,
        StudentField field,
        StudentField[] needs,
        string sheet,
        List<DirtyRow> rows,
        DirtyRosterOptions options,
        Random random
    )
    {
        StudentField[] touched = [field, .. needs];
        var free = rows.Where(row => row.AreFree(touched)).ToArray();
        random.Shuffle(free);
        if (options.MissingColumns.Contains(field))
        {
            yield break;
        }

        foreach (var pair in free.Chunk(2).Where(pair => pair.Length == 2).Take(options.PerKind))
        {
            var (first, second) = pair[0].Number < pair[1].Number ? (pair[0], pair[1]) : (pair[1], pair[0]);
            var copied = first.Cell(field);
            first.Take(touched);
            second.Take(touched);
            second.Spoil(field, copied);
            yield return new PlantedError(
                sheet,
                second.Number,
                field,
                kind,
                Fix.Locate,
                second.Right[field],
                copied,
                first.Number
            );
        }
    }
}
