using System.Globalization;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>The division table, indexed by code and by full name.</summary>
internal sealed class DivisionTable
{
    /// <summary>A row that has a code but no name of its own (市辖区, 省直辖县级行政区划).</summary>
    private const string Unnamed = "-";

    public required IReadOnlyList<Province> Provinces { get; init; }
    public HashSet<int> Codes { get; } = new(8000);
    public Dictionary<string, DivisionYears> Places { get; } = new(16000, StringComparer.Ordinal);
    public Dictionary<string, List<string>> PlacesByProvince { get; } = new(StringComparer.Ordinal);

    public static DivisionTable Load()
    {
        var provinces = EmbeddedTable
            .Rows("Students", "provinces.tsv")
            .Select(row => new Province(row[0], row[1], [.. row.Skip(2)]))
            .ToList();
        var table = new DivisionTable { Provinces = provinces };
        foreach (var province in provinces)
        {
            table.Codes.Add(int.Parse(province.Code, CultureInfo.InvariantCulture) * 10000);
            table.PlacesByProvince.Add(province.Name, []);
        }

        var names = provinces.ToDictionary(province => province.Code, province => province.Name);
        var prefecture = "";
        var prefectureCode = "";
        foreach (var row in EmbeddedTable.Rows("Students", "divisions.tsv"))
        {
            var (code, name) = (row[0], row[1]);
            table.Codes.Add(int.Parse(code, CultureInfo.InvariantCulture));

            // Rows are sorted by code: a prefecture (ending 00) stands before its counties.
            if (
                code.EndsWith("00", StringComparison.Ordinal)
                || !code.StartsWith(prefectureCode, StringComparison.Ordinal)
            )
            {
                prefectureCode = code[..4];
                prefecture = code.EndsWith("00", StringComparison.Ordinal) && name != Unnamed ? name : "";
            }

            if (name != Unnamed)
            {
                var years = DivisionYears.Parse(row.ElementAtOrDefault(2));
                var province = names[code[..2]];
                table.Add(province, name, years);
                if (prefecture.Length > 0 && name != prefecture)
                {
                    table.Add(province, prefecture + name, years);
                }
            }
        }

        return table;
    }

    private void Add(string province, string rest, DivisionYears years)
    {
        var place = province + rest;
        if (Places.TryGetValue(place, out var known))
        {
            Places[place] = known.Or(years);
        }
        else
        {
            Places.Add(place, years);
            PlacesByProvince[province].Add(place);
        }
    }
}
