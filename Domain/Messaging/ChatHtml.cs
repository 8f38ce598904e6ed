using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Gradcheck.Domain.Messaging;

/// <summary>
/// Builds the small HTML of chat messages (b, i, u, s, code, tg-spoiler, a): what stands in the literal is
/// markup, what is interpolated is a person's text and is escaped.
/// </summary>
public static class ChatHtml
{
    /// <summary>Formats a message; every interpolated value is escaped.</summary>
    public static string Of(Handler text) => text.ToString();

    /// <summary>Escapes <c>&amp; &lt; &gt;</c> and the double quote.</summary>
    public static string Escape(string text) =>
        text.AsSpan().ContainsAny("&<>\"")
            ? text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;")
            : text;

    /// <summary>The text without markup and with entities resolved, for channels that know no formatting.</summary>
    public static string ToPlainText(string html)
    {
        var plain = new StringBuilder(html.Length);
        var inTag = false;
        foreach (var c in html)
        {
            if (c == '<')
                inTag = true;
            else if (c == '>' && inTag)
                inTag = false;
            else if (!inTag)
                plain.Append(c);
        }

        return WebUtility.HtmlDecode(plain.ToString());
    }

    /// <summary>Markup that is already escaped and is to be inserted as it stands.</summary>
    public readonly record struct Raw(string Html);

    /// <summary>The compiler's half of <see cref="Of"/>.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly StringBuilder text;

        public Handler(int literalLength, int formattedCount) =>
            text = new StringBuilder(literalLength + (formattedCount * 12));

        public void AppendLiteral(string literal) => text.Append(literal);

        public void AppendFormatted(string? value) => text.Append(Escape(value ?? ""));

        public void AppendFormatted(Raw value) => text.Append(value.Html);

        public void AppendFormatted(int value) => text.Append(value);

        public override string ToString() => text.ToString();
    }
}
