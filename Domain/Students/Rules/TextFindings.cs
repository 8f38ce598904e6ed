namespace Gradcheck.Domain.Students.Rules;

/// <summary>Reports what the shared clean-up did, for the fields without ids of their own for it.</summary>
internal static class TextFindings
{
    public static void Report(ref Findings findings, TextChanges changes, string blanksRule = Rule.TextBlanks)
    {
        if (changes == TextChanges.None)
        {
            return;
        }

        if (changes.HasFlag(TextChanges.Unreadable))
        {
            findings.Error(Rule.TextUnreadable, "有显示不出的字（编码丢失），请对照原件重新录入。");
        }

        if (changes.HasFlag(TextChanges.Apostrophe))
        {
            findings.Normalized(Rule.TextApostrophe, "已去掉开头的撇号。");
        }

        if (changes.HasFlag(TextChanges.FullWidth))
        {
            findings.Normalized(Rule.TextFullWidth, "全角字母或数字已改为半角。");
        }

        if (changes.HasFlag(TextChanges.Blanks))
        {
            findings.Normalized(blanksRule, "已去掉多余的空格或不可见字符。");
        }
    }
}
