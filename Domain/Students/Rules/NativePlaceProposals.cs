namespace Gradcheck.Domain.Students.Rules;

/// <summary>What a wrongly written native place may have meant, for the person who corrects it.</summary>
internal static class NativePlaceProposals
{
    private const int MaxListed = 4;

    /// <summary>A province is known, and a rest that lacks its 县/市/区/旗 or goes on behind it.</summary>
    public static void Report(ref Findings findings, string rule, Province province, string rest, int cohortYear)
    {
        var start = province.Name + rest;
        var places = Divisions.PlacesStarting(province, start).Where(place => IsCompletion(place, start)).ToList();
        if (places.Count == 0 && LongestKnownBeginning(start, province.Name.Length) is { } beginning)
        {
            places.Add(beginning);
        }

        Report(ref findings, rule, places, cohortYear);
    }

    public static void Report(ref Findings findings, string rule, List<string> places, int cohortYear)
    {
        var current = places.Where(place => Divisions.YearsOf(place)?.InForce(cohortYear) == true).ToList();
        if (current.Count == 0)
        {
            current = places;
        }

        var message =
            rule == Rule.NativeNoProvince
                ? "籍贯没有以省、自治区、直辖市的全称开头，请填××省××县（市）。"
                : "籍贯要写到县（市）的全称，请填××省××县（市）。";
        if (current.Count > 0)
        {
            message += $"可能是：{string.Join('、', current.Take(MaxListed))}。";
        }

        findings.Error(rule, message, current.Count == 1 ? current[0] : null);
    }

    /// <summary>灵宝 → 灵宝市, 城步 → 城步苗族自治县; not 衡 → 衡阳市, nor a prefecture's counties.</summary>
    private static bool IsCompletion(string place, string start)
    {
        var added = place.AsSpan(start.Length);
        return added.Length == 1 || added.EndsWith("自治县") || added.EndsWith("自治旗") || added.EndsWith("林区");
    }

    private static string? LongestKnownBeginning(string text, int provinceLength)
    {
        for (var length = text.Length - 1; length > provinceLength + 1; length--)
        {
            var beginning = text[..length];
            if (Divisions.YearsOf(beginning) is not null)
            {
                return beginning;
            }
        }

        return null;
    }
}
