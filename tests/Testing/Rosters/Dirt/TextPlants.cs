using System.Globalization;
using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters.Dirt;

/// <summary>Blanks, short forms and unknown words in the other fields, and fields left empty.</summary>
internal static class TextPlants
{
    // Without 学号 there is no record, and without 学院 no owner: those are errors of another sort.
    private static readonly StudentField[] Required =
    [
        .. StudentFields.Signed.Except([StudentField.StudentNumber, StudentField.College]),
    ];

    public static IEnumerable<Plant> All { get; } =
    [
        Plant.Text("name-inner-space", StudentField.Name, Fix.Auto, (r, _) => Spaced(r.Name, " ")),
        Plant.Text("name-fullwidth-space", StudentField.Name, Fix.Auto, (r, _) => Spaced(r.Name, "\u3000")),
        Plant.Text(
            "name-trailing-blank",
            StudentField.Name,
            Fix.Auto,
            (r, random) => r.Name + Plant.Pick(random, " ", "  ", "\u3000", "\u00A0")
        ),
        Plant.Text(
            "student-no-fullwidth",
            StudentField.StudentNumber,
            Fix.Auto,
            (r, _) => Plant.FullWidth(r.StudentNumber)
        ),
        Plant.Text("student-no-trailing-blank", StudentField.StudentNumber, Fix.Auto, (r, _) => r.StudentNumber + " "),
        new("student-no-number-cell", StudentField.StudentNumber, Fix.Auto, (r, _) => NumberCell(r.StudentNumber))
        {
            TypedCell = true,
        },
        Plant.Text(
            "sex-illegal",
            StudentField.Sex,
            Fix.Ask,
            (_, random) => Plant.Pick(random, "1", "2", "M", "F", "未知")
        ),
        Plant.Text("ethnic-short", StudentField.EthnicGroup, Fix.Auto, (r, _) => r.EthnicGroup.TrimEnd('族')),
        Plant.Text(
            "ethnic-unknown",
            StudentField.EthnicGroup,
            Fix.Ask,
            (_, random) => Plant.Pick(random, "汗族", "上家族", "苗人族", "东胡族")
        ),
        Plant.Text(
            "political-illegal",
            StudentField.PoliticalStatus,
            Fix.Ask,
            (_, random) => Plant.Pick(random, "党员", "团员", "青年团员", "共青团", "预备党员")
        ),
        Plant.Text(
            "level-illegal",
            StudentField.EducationLevel,
            Fix.Ask,
            (r, random) =>
                r.EducationLevel switch
                {
                    "本科" => Plant.Pick(random, "大学本科", "本"),
                    "专科" => "大专",
                    _ => Plant.Pick(random, "专接本", "专转本"),
                }
        ),
        Plant.Text("years-text", StudentField.ProgrammeLength, Fix.Auto, (r, _) => r.ProgrammeLength + "年"),
        Plant.Text(
            "native-province-only",
            StudentField.NativePlace,
            Fix.Ask,
            (r, _) => SplitPlace(r) is { } place ? place.Province + "省" : null
        ),
        Plant.Text("native-no-province", StudentField.NativePlace, Fix.Ask, (r, _) => SplitPlace(r)?.County),
        Plant.Text(
            "native-no-suffix",
            StudentField.NativePlace,
            Fix.Ask,
            (r, _) => SplitPlace(r) is { } place ? place.Province + place.County[..^1] : null
        ),
        .. Required.Select(field => new Plant("missing-field", field, Fix.Ask, (_, _) => CellValue.Empty)),
    ];

    private static string? Spaced(string name, string space)
    {
        var first = StringInfo.GetNextTextElementLength(name);
        return first < name.Length ? name.Insert(first, space) : null;
    }

    private static CellValue? NumberCell(string studentNumber) =>
        studentNumber.Length <= 15 && studentNumber[0] is > '0' and <= '9' && studentNumber.All(char.IsAsciiDigit)
            ? new CellValue(CellKind.Number, studentNumber, double.Parse(studentNumber, CultureInfo.InvariantCulture))
            : null;

    /// <summary>湖南 and 长沙县; null outside the plain provinces and where little would be left of the county.</summary>
    private static (string Province, string County)? SplitPlace(StudentRecord record)
    {
        var end = record.NativePlace.IndexOf('省');
        var county = record.NativePlace[(end + 1)..];
        return end > 0 && county.Length >= 3 && !county.EndsWith("自治县") ? (record.NativePlace[..end], county) : null;
    }
}
