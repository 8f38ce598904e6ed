using System.Globalization;
using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>What happens to ID numbers: typing errors, and Excel taking them for numbers.</summary>
internal static class IdNumberPlants
{
    private const StudentField Id = StudentField.IdNumber;

    public static IEnumerable<Plant> All { get; } =
    [
        Plant.Text("id-checksum", Id, Fix.Ask, (r, random) => r.IdNumber[..17] + OtherCheckCharacter(r, random)),
        Plant.Text("id-digit-typo", Id, Fix.Ask, (r, random) => WithOneDigitChanged(r.IdNumber, random)),
        Plant.Text(
            "id-length",
            Id,
            Fix.Ask,
            (r, random) => random.Next(2) == 0 ? r.IdNumber.Remove(random.Next(17), 1) : r.IdNumber + random.Next(10)
        ),
        Plant.Text("id-blanks", Id, Fix.Auto, (r, random) => WithBlanks(r.IdNumber, random)),
        Plant.Text("id-fullwidth", Id, Fix.Auto, (r, _) => Plant.FullWidth(r.IdNumber)),
        Plant.Text("id-lowercase-x", Id, Fix.Auto, (r, _) => r.IdNumber.Replace('X', 'x')),
        Plant.Text("id-scientific-text", Id, Fix.Ask, (r, _) => Scientific(r.IdNumber)),
        new("id-number-precision-lost", Id, Fix.Ask, (r, _) => AsExcelNumber(r.IdNumber)) { TypedCell = true },
        new("id15-number-cell", Id, Fix.Auto, (r, _) => r.IdNumber.Length == 15 ? AsNumber(r.IdNumber) : null)
        {
            Prepare = record => record with { IdNumber = To15(record.IdNumber) },
            TypedCell = true,
        },
        new("id-sex-mismatch", StudentField.Sex, Fix.Locate, (r, _) => CellValue.FromText(r.Sex == "男" ? "女" : "男"))
        {
            Needs = [Id],
        },
        new("id-dob-mismatch", StudentField.BirthDate, Fix.Locate, (r, random) => OtherBirthDate(r, random))
        {
            Needs = [Id],
        },
    ];

    private static char OtherCheckCharacter(StudentRecord record, Random random)
    {
        var others = "0123456789X".Replace(record.IdNumber[17].ToString(), "");
        return others[random.Next(others.Length)];
    }

    private static string WithOneDigitChanged(string id, Random random)
    {
        var at = random.Next(17);
        var digit = (char)('0' + (id[at] - '0' + 1 + random.Next(9)) % 10);
        return string.Concat(id.AsSpan(0, at), [digit], id.AsSpan(at + 1));
    }

    private static string WithBlanks(string id, Random random) =>
        random.Next(5) switch
        {
            0 => " " + id,
            1 => id + " ",
            2 => id + "\u3000",
            3 => id + "\u00A0",
            _ => $"{id[..6]} {id[6..14]} {id[14..]}",
        };

    private static string? Scientific(string id) =>
        double.TryParse(id, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.00000E+0", CultureInfo.InvariantCulture)
            : null;

    /// <summary>Excel keeps 15 digits and makes the rest zeros.</summary>
    private static CellValue? AsExcelNumber(string id) =>
        id.EndsWith('X') || id.EndsWith("000") ? null : AsNumber(id[..15] + "000");

    private static CellValue AsNumber(string digits) =>
        new(CellKind.Number, digits, double.Parse(digits, CultureInfo.InvariantCulture));

    private static string To15(string id) => id[6..8] == "19" ? string.Concat(id.AsSpan(0, 6), id.AsSpan(8, 9)) : id;

    private static CellValue? OtherBirthDate(StudentRecord record, Random random)
    {
        var date = DateOnly.ParseExact(record.BirthDate, "yyyyMMdd", CultureInfo.InvariantCulture);
        var other = random.Next(2) == 0 ? date.AddDays(1) : date.AddMonths(1).AddDays(-1);
        return CellValue.FromText(other.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
    }
}
