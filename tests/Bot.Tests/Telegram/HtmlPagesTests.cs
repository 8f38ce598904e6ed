using System.Text.RegularExpressions;
using CsCheck;
using Gradcheck.Bot.Telegram;
using Gradcheck.Domain.Messaging;
using Xunit;

namespace Gradcheck.Bot.Tests.Telegram;

public sealed partial class HtmlPagesTests
{
    private static readonly string[] Parts =
    [
        "姓名",
        "&amp;",
        "&lt;",
        "\n",
        "😀",
        "<b>x</b>",
        "<i>行\n行</i>",
        "<a href=\"https://chsi.com.cn\">网</a>",
        "<b><i>两层\n</i>完</b>",
    ];

    private static readonly Gen<string> Html = Gen.Int[0, Parts.Length - 1]
        .Array[0, 200]
        .Select(picks => string.Concat(picks.Select(pick => Parts[pick])));

    [Fact]
    public void No_character_is_lost_and_every_page_is_whole()
    {
        Html.Sample(html =>
        {
            var pages = HtmlPages.Split(html, 20);

            Assert.Equal(ChatHtml.ToPlainText(html), string.Concat(pages.Select(ChatHtml.ToPlainText)));
            foreach (var page in pages)
            {
                Assert.InRange(ChatHtml.ToPlainText(page).Length, 0, 20);
                Assert.True(IsBalanced(page), page);
            }
        });
    }

    [Fact]
    public void A_text_is_cut_at_a_line_end_where_there_is_one()
    {
        Assert.Equal(["<b>一二三\n</b>", "<b>四五六</b>"], HtmlPages.Split("<b>一二三\n四五六</b>", 5));
    }

    private static bool IsBalanced(string html)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tag.Matches(html))
        {
            if (tag.Groups[1].Value.Length == 0)
                open.Push(tag.Groups[2].Value);
            else if (!open.TryPop(out var name) || name != tag.Groups[2].Value)
                return false;
        }

        return open.Count == 0;
    }

    [GeneratedRegex("<(/?)([a-z]+)[^>]*>")]
    private static partial Regex Tag { get; }
}
