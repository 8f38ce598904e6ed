using System.Text;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>Headings as they are compared: without blanks, marks and case, brackets half-width.</summary>
internal static class HeadingText
{
    public static string Normalize(string heading)
    {
        var text = new StringBuilder(heading.Length);
        foreach (var c in heading)
        {
            if (CellText.IsBlank(c) || c is '*' or '＊' or ':' or '：' or '、' or '/' or '／' or '"' or '“' or '”')
                continue;
            text.Append(
                c switch
                {
                    '（' or '【' or '［' or '[' or '〔' => '(',
                    '）' or '】' or '］' or ']' or '〕' => ')',
                    >= '！' and <= '～' => char.ToLowerInvariant((char)(c - 0xFEE0)),
                    _ => char.ToLowerInvariant(c),
                }
            );
        }

        return text.ToString();
    }

    /// <summary>The normalised heading without what stands in brackets: 学制(年) is 学制.</summary>
    public static string WithoutBrackets(string normalized)
    {
        var text = normalized;
        while (text.IndexOf('(') is >= 0 and var open)
        {
            var close = text.IndexOf(')', open);
            text = close < 0 ? text[..open] : text.Remove(open, close - open + 1);
        }

        return text;
    }
}
