using System.Globalization;
using System.IO.Compression;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>Which cell styles show a number as a date.</summary>
internal sealed class XlsxStyles
{
    private readonly List<bool> isDate = [];

    public bool IsDate(int style) => style >= 0 && style < isDate.Count && isDate[style];

    public static XlsxStyles Read(ZipArchiveEntry? part)
    {
        var styles = new XlsxStyles();
        var formats = new Dictionary<int, string>();
        var inCells = false;
        foreach (var element in XlsxXml.Elements(part))
        {
            switch (element.LocalName)
            {
                case "numFmt" when Number(element.GetAttribute("numFmtId")) is { } id:
                    formats[id] = element.GetAttribute("formatCode") ?? "";
                    break;
                case "cellXfs":
                    inCells = true;
                    break;
                case "cellStyles" or "cellStyleXfs" or "dxfs":
                    inCells = false;
                    break;
                case "xf" when inCells:
                    var format = Number(element.GetAttribute("numFmtId")) ?? 0;
                    styles.isDate.Add(
                        formats.TryGetValue(format, out var code) ? ShowsDate(code) : IsBuiltInDate(format)
                    );
                    break;
            }
        }

        return styles;
    }

    /// <summary>The built-in formats of ECMA-376 part 1, 18.8.30, with those of the Chinese Excel.</summary>
    private static bool IsBuiltInDate(int format) =>
        format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 58) and not (48 or 49);

    /// <summary>A format with a letter of year, month, day or hour outside quotes, escapes and brackets.</summary>
    internal static bool ShowsDate(string code)
    {
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1) is >= 0 and var end ? end : code.Length;
                    break;
                case '[':
                    var close = code.IndexOf(']', i);
                    if (close > i + 1 && code.AsSpan(i + 1, close - i - 1).IndexOfAnyExcept("hHmMsS") < 0)
                        return true;
                    i = close < 0 ? code.Length : close;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'G' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H':
                    return true;
            }
        }

        return false;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
