using System.Buffers;
using System.Text.RegularExpressions;

namespace Gradcheck.Bot.Logging.Scrubbing;

/// <summary>Secrets that are recognised by their own shape or by the words before them.</summary>
internal static partial class SecretPatterns
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["gck", "pass", "pwd", "secret", "://", "bearer", "contains (", "=(", "code", "绑定码", "start", ":", "%3A"],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> TokenSigns = SearchValues.Create(
        ["gck", ":", "%3A"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>The text with every secret masked.</summary>
    public static string Mask(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
            return text;
        text = MaskTokens(text);
        text = Labelled().Replace(text, match => $"{match.Groups["label"].ValueSpan}[secret]");
        return DatabaseDetail().Replace(text, match => $"{match.Groups["label"].ValueSpan}([value])");
    }

    /// <summary>Keys of the admin API and tokens of Telegram, whose shape says it all.</summary>
    public static string MaskTokens(string text) =>
        text.AsSpan().ContainsAny(TokenSigns)
            ? TelegramToken().Replace(ApiKey().Replace(text, "[key]"), "[token]")
            : text;

    [GeneratedRegex("gck(?:_|%5F)[0-9A-Z_%]{4,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ApiKey();

    [GeneratedRegex("[0-9]{6,20}(?::|%3A)[A-Z0-9_-]{30,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TelegramToken();

    /// <summary>
    /// Passwords of connection strings and addresses, Authorization headers, and binding codes behind the words
    /// they are written with.
    /// </summary>
    [GeneratedRegex(
        """
            (?<label>\b(?:password|passwd|pwd|passphrase|secret(?:-token)?)["']?\s{0,3}[=:]\s{0,3})(?:"[^"]{0,300}"?|'[^']{0,300}'?|[^\s;,"'&\\]{1,300})
            |(?<label>://[^\s/:@]{0,100}:)[^\s/@]{1,200}(?=@)
            |(?<label>\bbearer\s{1,3})[^\s"'\\]{4,}
            |(?<label>(?:绑定码|\bcode|\bstart)[\s"':：=+是为]{1,3})[0-9A-Z]{4}[-\s－—]?[0-9A-Z]{4}(?![0-9A-Z])
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Labelled();

    /// <summary>The row that PostgreSQL quotes: <c>Key (name)=(…)</c>, <c>Failing row contains (…)</c>.</summary>
    [GeneratedRegex(
        @"(?<label>Key \([^()\n]{0,300}(?:\([^()\n]{0,100}\)[^()\n]{0,100})?\)=|Failing row contains )\([^\n]*\)?"
    )]
    private static partial Regex DatabaseDetail();
}
