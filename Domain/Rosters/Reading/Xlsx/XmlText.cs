using System.Globalization;
using System.Text;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>Text between tags.</summary>
internal static class XmlText
{
    /// <summary>The text with entities resolved; only the five of XML and numbers are known.</summary>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw);
        if (!text.Contains('&'))
            return text;
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '&')
            {
                decoded.Append(text[i]);
                continue;
            }

            var end = text.IndexOf(';', i);
            if (end < 0)
                throw new InvalidDataException("An entity does not end.");
            decoded.Append(Resolve(text.AsSpan(i + 1, end - i - 1)));
            i = end;
        }

        return decoded.ToString();
    }

    private static string Resolve(ReadOnlySpan<char> entity) =>
        entity switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            "apos" => "'",
            ['#', 'x', .. var hex] when Parse(hex, NumberStyles.HexNumber) is { } rune => rune.ToString(),
            ['#', .. var number] when Parse(number, NumberStyles.None) is { } rune => rune.ToString(),
            _ => throw new InvalidDataException("An entity is not known."),
        };

    private static Rune? Parse(ReadOnlySpan<char> digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code)
            ? Rune.IsValid(code)
                ? new Rune(code)
                : Rune.ReplacementChar
            : null;
}
