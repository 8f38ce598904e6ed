using System.Globalization;

namespace Gradcheck.Bot.Tests.Logging;

/// <summary>
/// Says by brute force which characters of a text of digits and X belong to an ID number: tries every place and asks
/// the framework whether the date exists. Phones are cut out, each run of masked characters becomes <c>[id]</c>.
/// </summary>
internal static class IdNumberOracle
{
    private const string Provinces =
        " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91 ";

    public static string Masked(string text)
    {
        var masks = new char[text.Length];
        for (var at = 0; at < text.Length; at++)
        {
            if (Is18(text, at))
                masks.AsSpan(at, 18).Fill('i');
            else if (Alone(text, at, 15) && IsPlace(text, at) && IsDate($"19{text.AsSpan(at + 6, 6)}"))
                masks.AsSpan(at, 15).Fill('i');
            else if (Alone(text, at, 11) && text[at] == '1' && text[at + 1] >= '3')
                masks.AsSpan(at, 11).Fill('p');
            else if (Alone(text, at, 13) && text.AsSpan(at, 3) is "861" && text[at + 3] >= '3')
                masks.AsSpan(at + 2, 11).Fill('p');
            else if (Alone(text, at, 15) && text.AsSpan(at, 5) is "00861" && text[at + 5] >= '3')
                masks.AsSpan(at + 4, 11).Fill('p');
        }

        var result = "";
        for (var at = 0; at < text.Length; at++)
        {
            result += masks[at] switch
            {
                'i' when at == 0 || masks[at - 1] != 'i' || text[at - 1] == 'X' => "[id]",
                'i' or 'p' => "",
                _ => text[at].ToString(),
            };
        }

        return result;
    }

    private static bool Is18(string text, int at) =>
        at + 18 <= text.Length
        && text.AsSpan(at, 17).IndexOf('X') < 0
        && IsPlace(text, at)
        && text[at + 6] is '1' or '2'
        && text.AsSpan(at + 6, 2) is "19" or "20"
        && IsDate(text.Substring(at + 6, 8));

    private static bool IsPlace(string text, int at) =>
        Provinces.Contains($" {text.AsSpan(at, 2)} ", StringComparison.Ordinal);

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool Alone(string text, int at, int length) =>
        at + length <= text.Length
        && text.AsSpan(at, length).IndexOf('X') < 0
        && (at == 0 || text[at - 1] == 'X')
        && (at + length == text.Length || text[at + length] == 'X');
}
