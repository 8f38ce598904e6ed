namespace Gradcheck.Domain.Students.Rules;

/// <summary>籍贯: ××省××县（市） (notice 一.2), province by its full name, prefecture optional.</summary>
internal static class NativePlaceRules
{
    public static FieldCheck Check(CellValue value, int cohortYear)
    {
        var text = value.AsText();
        if (Divisions.YearsOf(text) is { } years && years.InForce(cohortYear) && !IsPrefectureOnly(text))
        {
            return FieldCheck.Clean(text);
        }

        var findings = new Findings(StudentField.NativePlace);
        var clean = CellText.Clean(text, InnerBlanks.None, out var changes);
        TextFindings.Report(ref findings, changes);
        if (clean.Length > 0)
        {
            Judge(ref findings, clean, cohortYear);
            TextRules.CheckLength(ref findings, clean, TextRules.MaxLength);
        }

        return findings.Done(clean, CellText.Trim(text));
    }

    private static void Judge(ref Findings findings, string place, int cohortYear)
    {
        if (place.Any(c => c is not (>= '㐀' and <= '鿿') && !char.IsSurrogate(c)))
        {
            var letters = string.Concat(place.Where(c => c is >= '㐀' and <= '鿿'));
            findings.Error(
                Rule.NativeCharacters,
                "籍贯中有多余的符号，请只填××省××县（市）。",
                Divisions.YearsOf(letters) is null ? null : letters
            );
            return;
        }

        var province = Divisions.Provinces.FirstOrDefault(p => place.StartsWith(p.Name, StringComparison.Ordinal));
        if (province is null)
        {
            JudgeWithoutProvince(ref findings, place, cohortYear);
            return;
        }

        var rest = place.AsSpan(province.Name.Length);
        if (rest.IsEmpty)
        {
            if (!IsCityState(province))
            {
                findings.Error(Rule.NativeProvinceOnly, "籍贯只写了省，请补上县（市），如 湖南省长沙县。");
            }
        }
        else if (rest.Length < 2 || !HasSuffix(rest))
        {
            NativePlaceProposals.Report(ref findings, Rule.NativeNoSuffix, province, rest.ToString(), cohortYear);
        }
        else if (IsPrefectureOnly(place))
        {
            findings.Warning(Rule.NativePrefectureOnly, "籍贯只写到州、盟或地区，请核对能否补上县（市）。");
        }
        else if (!province.HasNoList)
        {
            JudgeAgainstList(ref findings, place, cohortYear);
        }
    }

    private static void JudgeAgainstList(ref Findings findings, string place, int cohortYear)
    {
        if (Divisions.YearsOf(place) is not { } years)
        {
            findings.Warning(Rule.NativeUnknown, "行政区划表中没有这个县（市），请核对籍贯。");
        }
        else if (!years.InForce(cohortYear))
        {
            findings.Warning(Rule.NativeHistorical, "这个县（市）名在当时的行政区划中已撤销或尚未设立，请核对籍贯。");
        }
    }

    private static void JudgeWithoutProvince(ref Findings findings, string place, int cohortYear)
    {
        // 吉林市 and 海南藏族自治州 begin like provinces but are not: whole names first.
        var known = Divisions.PlacesNamed(place).ToList();
        var (province, shortName) = Divisions
            .Provinces.SelectMany(p => p.ShortNames.Select(name => (Province: p, Name: name)))
            .Where(pair => place.StartsWith(pair.Name, StringComparison.Ordinal))
            .OrderByDescending(pair => pair.Name.Length)
            .FirstOrDefault();
        if (known.Count > 0 || province is null)
        {
            NativePlaceProposals.Report(ref findings, Rule.NativeNoProvince, known, cohortYear);
            return;
        }

        var rest = place[shortName.Length..];
        if (rest.Length == 0 && !IsCityState(province))
        {
            findings.Error(Rule.NativeProvinceOnly, "籍贯只写了省，请写省的全称并补上县（市），如 湖南省长沙县。");
        }
        else if (rest.Length == 0 || (rest.Length >= 2 && HasSuffix(rest)))
        {
            findings.Error(
                Rule.NativeProvinceShort,
                $"省名要写全称“{province.Name}”，请更正籍贯。",
                province.Name + rest
            );
        }
        else
        {
            NativePlaceProposals.Report(ref findings, Rule.NativeNoSuffix, province, rest, cohortYear);
        }
    }

    private static bool IsCityState(Province province) => province.Code is "81" or "82";

    /// <summary>The last character of every county-level, prefecture-level and special division.</summary>
    private static bool HasSuffix(ReadOnlySpan<char> place) =>
        place[^1] is '县' or '市' or '区' or '旗' or '州' or '盟' or '岛' || place.EndsWith("群岛");

    private static bool IsPrefectureOnly(string place) =>
        place[^1] is '州' or '盟' || place.EndsWith("地区", StringComparison.Ordinal);
}
