namespace Gradcheck.Domain.Students.Rules;

/// <summary>身份证号: 15 or 18 characters (notice 一.2; GB 11643).</summary>
internal static class IdNumberRules
{
    private const int EarliestBirth = 1900;

    public static FieldCheck Check(CellValue value, int cohortYear)
    {
        var text = value.AsText();
        var findings = new Findings(StudentField.IdNumber);
        if (value.Kind == CellKind.Number)
        {
            CheckNumberCell(ref findings, value.Number, text, cohortYear);
            return findings.Done(text, text);
        }

        if (IdNumber.HasShape(text))
        {
            Judge(ref findings, text, cohortYear);
            return findings.Done(text, text);
        }

        var clean = CellText.Clean(text, InnerBlanks.None, out var changes);
        Report(ref findings, changes);
        var id = WithCapitalX(clean);
        if (!ReferenceEquals(id, clean))
        {
            findings.Normalized(Rule.IdLowercaseX, "末位已改为大写 X。");
        }

        if (id.Length > 0)
        {
            CheckShape(ref findings, id, cohortYear);
        }

        return findings.Done(id, CellText.Trim(text));
    }

    private static void Report(ref Findings findings, TextChanges changes)
    {
        if (changes.HasFlag(TextChanges.FullWidth))
        {
            findings.Normalized(Rule.IdFullWidth, "全角数字或字母已改为半角。");
        }

        TextFindings.Report(ref findings, changes & ~TextChanges.FullWidth, Rule.IdBlanks);
    }

    private static void CheckNumberCell(ref Findings findings, double number, string text, int cohortYear)
    {
        if (Math.Abs(number) >= 1e15)
        {
            PrecisionLost(ref findings);
            return;
        }

        CheckShape(ref findings, text, cohortYear);
        findings.Normalized(Rule.IdNumberCell, "身份证号存成了数字，已按文本处理；请把该列设为“文本”格式。");
    }

    private static void CheckShape(ref Findings findings, string id, int cohortYear)
    {
        if (IdNumber.HasShape(id))
        {
            Judge(ref findings, id, cohortYear);
        }
        else if (ScientificText.Matches(id))
        {
            findings.Error(
                Rule.IdScientificText,
                "身份证号被 Excel 改成了科学计数法，后几位已丢失。请把该列设为“文本”格式，再按身份证重新录入。"
            );
        }
        else if (HasForeignCharacter(id))
        {
            findings.Error(Rule.IdCharacters, "身份证号只能是数字，末位可以是 X，请按身份证更正。", WithoutHyphens(id));
        }
        else
        {
            findings.Error(Rule.IdLength, $"身份证号应为 15 位或 18 位，现在是 {id.Length} 位，请按身份证更正。");
        }
    }

    private static void Judge(ref Findings findings, string id, int cohortYear)
    {
        var checksumWrong = id.Length == 18 && id[17] != IdNumber.CheckCharacter(id);
        if (checksumWrong && id.EndsWith("000", StringComparison.Ordinal))
        {
            PrecisionLost(ref findings);
            return;
        }

        var area = int.Parse(id.AsSpan(0, 6), System.Globalization.CultureInfo.InvariantCulture);
        var provinceKnown = Divisions.KnowsProvinceOfId(area / 10000);
        if (!provinceKnown)
        {
            findings.Error(Rule.IdProvince, "身份证号前两位不是任何省份的代码，请按身份证更正。");
        }

        var birth = IdNumber.BirthDate(id);
        if (birth is null || birth.Value.Year < EarliestBirth || birth.Value.Year > cohortYear)
        {
            findings.Error(Rule.IdBirthDate, "身份证号中的出生日期不可能存在，请按身份证更正。");
        }

        if (checksumWrong)
        {
            findings.Error(Rule.IdChecksum, "身份证号校验码不符，至少有一位写错，请对照身份证逐位更正。");
        }

        if (provinceKnown && !Divisions.KnowsCode(area))
        {
            findings.Warning(Rule.IdAreaUnknown, "身份证号前六位不在行政区划代码表中，请核对。");
        }

        if (id.Length == 15 && string.CompareOrdinal(id, 12, "996", 0, 3) >= 0)
        {
            findings.Warning(Rule.IdCentenarian, "15 位身份证号的顺序码 996–999 是百岁老人专用，请核对。");
        }
    }

    private static void PrecisionLost(ref Findings findings) =>
        findings.Error(
            Rule.IdPrecisionLost,
            "身份证号曾被 Excel 当作数字，后几位已变成 0，无法恢复。请把该列设为“文本”格式，再按身份证重新录入。"
        );

    /// <summary>x, the multiplication sign and look-alike letters as the check character; the checksum confirms it.</summary>
    private static string WithCapitalX(string id) =>
        id.Length > 0 && id[^1] is 'x' or '×' or 'Х' or 'х' or 'Χ' or 'χ' ? $"{id.AsSpan(0, id.Length - 1)}X" : id;

    private static bool HasForeignCharacter(ReadOnlySpan<char> id) => !Digits.Only(id[^1] == 'X' ? id[..^1] : id);

    private static string? WithoutHyphens(string id)
    {
        var digits = string.Concat(id.Where(c => c is not ('-' or '－' or '—' or '.' or '·')));
        return IdNumber.IsWellFormed(digits) ? digits : null;
    }
}
