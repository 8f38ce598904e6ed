using System.Globalization;
using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>The ways dates are written, and days that do not exist.</summary>
internal static class DatePlants
{
    private const StudentField Birth = StudentField.BirthDate;
    private const StudentField Enrolment = StudentField.EnrolmentDate;

    public static IEnumerable<Plant> All { get; } =
    [
        Plant.Text("dob-hyphen", Birth, Fix.Auto, (r, random) => Written(r, random, "yyyy-M-d", "yyyy-MM-dd")),
        Plant.Text(
            "dob-slash-or-dot",
            Birth,
            Fix.Auto,
            (r, random) => Written(r, random, "yyyy/M/d", "yyyy.M.d", "yyyy/MM/dd", "yyyy.MM.dd")
        ),
        Plant.Text("dob-chinese", Birth, Fix.Auto, (r, random) => Written(r, random, "yyyy年M月d日", "yyyy年MM月dd日")),
        Plant.Text("dob-fullwidth-digits", Birth, Fix.Auto, (r, _) => Plant.FullWidth(r.BirthDate)),
        Plant.Text(
            "dob-impossible-date",
            Birth,
            Fix.Ask,
            (r, random) => r.BirthDate[..4] + Plant.Pick(random, "0230", "0431", "1131", "1301", "0900")
        ),
        new("dob-excel-date-cell", Birth, Fix.Auto, (r, _) => DateCell(r.BirthDate)) { TypedCell = true },
        new("dob-excel-serial-number", Birth, Fix.Auto, (r, _) => SerialCell(r.BirthDate)) { TypedCell = true },
        Plant.Text(
            "enrol-date-format",
            Enrolment,
            Fix.Auto,
            (r, random) =>
                DateOf(r.EnrolmentDate).ToString(Plant.Pick(random, "yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日"))
        ),
        Plant.Text("enrol-month-only", Enrolment, Fix.Ask, (r, _) => DateOf(r.EnrolmentDate).ToString("yyyy.M")),
    ];

    private static string Written(StudentRecord record, Random random, params ReadOnlySpan<string> formats) =>
        DateOf(record.BirthDate).ToString(Plant.Pick(random, formats), CultureInfo.InvariantCulture);

    private static CellValue DateCell(string date)
    {
        var value = DateOf(date);
        return new CellValue(CellKind.Date, value.ToString("yyyy/M/d", CultureInfo.InvariantCulture), Date: value);
    }

    private static CellValue SerialCell(string date)
    {
        var serial = DateOf(date).ToOADate();
        return new CellValue(CellKind.Number, serial.ToString(CultureInfo.InvariantCulture), serial);
    }

    private static DateTime DateOf(string date) => DateTime.ParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture);
}
