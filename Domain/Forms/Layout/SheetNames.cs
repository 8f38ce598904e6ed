using System.Globalization;

namespace Gradcheck.Domain.Forms.Layout;

/// <summary>Names for the sheets of one workbook: short, without forbidden characters, each once.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = @"[]:*?/\'";
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string unit)
    {
        var allowed = string.Concat(
            unit.Where(c => !Forbidden.Contains(c) && !char.IsControl(c) && !char.IsSurrogate(c))
        );
        var name = Cut(allowed.Trim().Length == 0 ? "表" : allowed.Trim(), Longest);
        for (var i = 2; !taken.Add(name); i++)
        {
            var suffix = i.ToString(CultureInfo.InvariantCulture);
            name = Cut(name, Longest - suffix.Length) + suffix;
        }

        return name;
    }

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
