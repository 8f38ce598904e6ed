using System.Text;

namespace Gradcheck.Bot.Telegram;

/// <summary>Cuts a long text into pages at line ends; what is open at a cut is closed and opened again.</summary>
public static class HtmlPages
{
    /// <summary>The pages, each with at most <paramref name="limit"/> UTF-16 units of visible text.</summary>
    public static IReadOnlyList<string> Split(string html, int limit)
    {
        if (html.Length <= limit)
            return [html];
        var pages = new List<string>();
        var page = new Page([]);
        foreach (var line in Lines(html))
        {
            if (page.Length > 0 && page.Length + VisibleLength(line) > limit)
                page = page.Turn(pages);
            foreach (var token in Tokens(line))
            {
                // A single line longer than a page is cut between characters.
                if (token[0] != '<' && page.Length + VisibleLength(token) > limit)
                    page = page.Turn(pages);
                page.Add(token);
            }
        }

        page.Turn(pages);
        return pages;
    }

    private static IEnumerable<string> Lines(string html)
    {
        for (var start = 0; start < html.Length; )
        {
            var end = html.IndexOf('\n', start);
            end = end < 0 ? html.Length : end + 1;
            yield return html[start..end];
            start = end;
        }
    }

    /// <summary>Tags, entities and characters: what must not be cut in two.</summary>
    private static IEnumerable<string> Tokens(string html)
    {
        for (var i = 0; i < html.Length; )
        {
            var length = html[i] switch
            {
                '<' => html.IndexOf('>', i) + 1 - i,
                '&' => html.IndexOf(';', i) + 1 - i,
                _ => char.IsHighSurrogate(html[i]) && i + 1 < html.Length ? 2 : 1,
            };
            length = Math.Max(1, length);
            yield return html.Substring(i, length);
            i += length;
        }
    }

    private static int VisibleLength(string html) =>
        Tokens(html)
            .Sum(token =>
                token[0] switch
                {
                    '<' when token.Length > 1 => 0,
                    '&' => 1,
                    _ => token.Length,
                }
            );

    private sealed class Page
    {
        private readonly StringBuilder html = new();
        private readonly List<string> open;

        public Page(IEnumerable<string> reopened)
        {
            open = [.. reopened];
            html.AppendJoin("", open);
        }

        public int Length { get; private set; }

        public void Add(string token)
        {
            html.Append(token);
            Length += VisibleLength(token);
            if (token is ['<', '/', ..] && open.Count > 0)
                open.RemoveAt(open.Count - 1);
            else if (token is ['<', _, ..])
                open.Add(token);
        }

        /// <summary>Finishes this page and begins the next.</summary>
        public Page Turn(List<string> pages)
        {
            if (Length > 0)
            {
                for (var i = open.Count - 1; i >= 0; i--)
                    html.Append("</").Append(NameOf(open[i])).Append('>');
                pages.Add(html.ToString());
            }

            return new Page(open);
        }

        private static string NameOf(string tag) => tag[1..tag.AsSpan().IndexOfAny(" >")];
    }
}
