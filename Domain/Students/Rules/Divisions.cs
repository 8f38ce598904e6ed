namespace Gradcheck.Domain.Students.Rules;

/// <summary>
/// The administrative divisions of GB/T 2260 and when they were in force, as far as the table knows: it has yearly
/// lists of 2002 to 2016 only and some wrong old names, so it may warn but never reject.
/// </summary>
internal static class Divisions
{
    /// <summary>Codes of residence permits of Hong Kong, Macao and Taiwan residents (81, 82 are provinces as well).</summary>
    private const int TaiwanResidents = 83;

    private static readonly DivisionTable Table = DivisionTable.Load();

    /// <summary>Provinces by full name, with the short names people use instead.</summary>
    public static IReadOnlyList<Province> Provinces => Table.Provinces;

    /// <summary>Whether an ID number's first two digits name a province.</summary>
    public static bool KnowsProvinceOfId(int code) => code == TaiwanResidents || Table.Codes.Contains(code * 10000);

    /// <summary>Whether a six-digit code was in force at any time.</summary>
    public static bool KnowsCode(int code) => code / 10000 == TaiwanResidents || Table.Codes.Contains(code);

    /// <summary>When the place of this full name, province first, prefecture optional, was in force; null if unknown.</summary>
    public static DivisionYears? YearsOf(string place) => Table.Places.TryGetValue(place, out var years) ? years : null;

    /// <summary>The full names of places called <paramref name="name"/>, without province, in any province.</summary>
    public static IEnumerable<string> PlacesNamed(string name) =>
        Provinces.Select(province => province.Name + name).Where(Table.Places.ContainsKey);

    /// <summary>The known places of a province whose full names begin with <paramref name="start"/>.</summary>
    public static IEnumerable<string> PlacesStarting(Province province, string start) =>
        Table.PlacesByProvince[province.Name].Where(place => place.StartsWith(start, StringComparison.Ordinal));
}

/// <summary>A province-level division.</summary>
internal sealed record Province(string Code, string Name, IReadOnlyList<string> ShortNames)
{
    /// <summary>Hong Kong, Macao and Taiwan: the table lists nothing below them.</summary>
    public bool HasNoList => Code is "71" or "81" or "82";
}
