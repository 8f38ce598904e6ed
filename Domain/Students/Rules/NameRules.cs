using System.Globalization;
using System.Text;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>姓名: no spaces inside (notice 一.2), one kind of middle dot, 1–50 characters as a person counts them.</summary>
internal static class NameRules
{
    private const int MaxLength = 50;
    private const char MiddleDot = '·';

    public static FieldCheck Check(CellValue value)
    {
        var text = value.AsText();
        if (IsCommon(text))
        {
            return FieldCheck.Clean(text);
        }

        var findings = new Findings(StudentField.Name);
        var clean = CellText.Clean(text, InnerBlanks.None, out var changes);
        TextFindings.Report(ref findings, changes, Rule.NameSpaces);
        var dotted = UnifyMiddleDots(clean);
        if (!ReferenceEquals(dotted, clean))
        {
            findings.Normalized(Rule.NameMiddleDot, "间隔号已统一为“·”。");
        }

        if (dotted.Length > 0)
        {
            CheckCharacters(ref findings, dotted, changes);
            if (dotted.Length > MaxLength && new StringInfo(dotted).LengthInTextElements > MaxLength)
            {
                findings.Error(Rule.NameLength, $"姓名超过 {MaxLength} 个字，请核对。");
            }
        }

        return findings.Done(dotted, CellText.Trim(text));
    }

    private static bool IsCommon(string text)
    {
        foreach (var c in text)
        {
            if (c is not (>= '一' and <= '鿿'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= MaxLength;
    }

    private static string UnifyMiddleDots(string name)
    {
        for (var i = 1; i < name.Length - 1; i++)
        {
            if (IsMiddleDotVariant(name, i))
            {
                return string.Create(
                    name.Length,
                    name,
                    static (to, from) =>
                    {
                        for (var k = 0; k < to.Length; k++)
                        {
                            to[k] = k > 0 && k < to.Length - 1 && IsMiddleDotVariant(from, k) ? MiddleDot : from[k];
                        }
                    }
                );
            }
        }

        return name;
    }

    private static bool IsMiddleDotVariant(string name, int index) =>
        name[index] switch
        {
            '•' or '‧' or '∙' or '⋅' or '・' or '･' or '․' or '\u0387' or '\u16eb' or '⸱' or '●' => true,

            // A full stop only between Chinese characters: "J.Smith" keeps its own.
            '.' or '．' => !char.IsAscii(name[index - 1]) && !char.IsAscii(name[index + 1]),
            _ => false,
        };

    private static void CheckCharacters(ref Findings findings, string name, TextChanges changes)
    {
        var privateUse = false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD && changes.HasFlag(TextChanges.Unreadable))
            {
                continue;
            }

            if (rune.Value is '?' or '？' or '□' or '■' or '〓' or '*')
            {
                findings.Error(Rule.TextUnreadable, "姓名中有显示不出的字，请对照身份证重新录入。");
                return;
            }

            privateUse |= Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;
            if (!IsNameRune(rune))
            {
                findings.Error(Rule.NameCharacters, "姓名中有不该出现的数字或符号，请按身份证填写。");
                return;
            }
        }

        if (privateUse)
        {
            findings.Warning(Rule.NamePrivateUse, "姓名中有自造字，换一台电脑可能显示不出，请改用标准汉字。");
        }

        if (IsPunctuation(name[0]) || IsPunctuation(name[^1]))
        {
            findings.Warning(Rule.NameCharacters, "姓名的开头或结尾是符号，请核对。");
        }
    }

    /// <summary>Every script's letters; planes 2 and 3 hold only Han, also those newer than this runtime's tables.</summary>
    private static bool IsNameRune(Rune rune) =>
        rune.Value is >= 0x20000 and <= 0x3FFFF
        || rune.Value == '〇'
        || (rune.Value < 0x10000 && IsPunctuation((char)rune.Value))
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.PrivateUse;

    private static bool IsPunctuation(char c) => c is MiddleDot or '-' or '\'' or '’' or '.';
}
