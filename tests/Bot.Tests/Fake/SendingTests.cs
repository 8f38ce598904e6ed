using System.Text;
using Gradcheck.FakeTelegram;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using Xunit;

namespace Gradcheck.Bot.Tests.Fake;

public sealed class SendingTests : FakeTelegramTest
{
    private FakeUser Student => Fake.User(Chat, "张三", started: true);

    [Fact]
    public async Task An_accepted_message_stands_in_the_journal_and_in_the_chat()
    {
        _ = Student;
        var sent = await Bot.SendMessage(Chat, "<b>核对</b> 1 &lt; 2", ParseMode.Html);

        var entry = Assert.Single(Fake.Journal);
        Assert.Equal(
            ("sendMessage", Chat, "核对 1 < 2", sent.Id),
            (entry.Method, entry.ChatId, entry.Text, entry.MessageId)
        );
        Assert.Equal(new TextEntity("bold", 0, 2), Assert.Single(entry.Entities));
        Assert.Equal("核对 1 < 2", Fake.ChatView(Chat).LastFromBot!.Text);
        Assert.Equal("核对 1 < 2", sent.Text);
    }

    [Theory]
    [InlineData("<b>", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("a<b", "Unclosed start tag at byte offset 1")]
    [InlineData("姓<table>", "Unsupported start tag \"table\" at byte offset 3")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<a =x>y</a>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    [InlineData("<a href=http://x>y</a>", "Unexpected end of name token at byte offset 8")]
    [InlineData("分数<60", "Unclosed start tag at byte offset 6")]
    public async Task Html_that_does_not_parse_is_refused_with_the_reason(string html, string reason)
    {
        _ = Student;

        var error = await Refused(Bot.SendMessage(Chat, html, ParseMode.Html));

        Assert.Equal(400, error.ErrorCode);
        Assert.Equal($"Bad Request: can't parse entities: {reason}", error.Message);
        Assert.Empty(Fake.Journal);
    }

    [Theory]
    [InlineData("<strong>x</strong>", "bold")]
    [InlineData("<em>x</em>", "italic")]
    [InlineData("<ins>x</ins>", "underline")]
    [InlineData("<strike>x</strike>", "strikethrough")]
    [InlineData("<span class=\"tg-spoiler\">x</span>", "spoiler")]
    [InlineData("<a href='https://www.chsi.com.cn/?a=1&amp;b=2'>x</a>", "text_link")]
    [InlineData("<pre><code class=\"language-csharp\">x</code></pre>", "pre")]
    [InlineData("<blockquote expandable>x</blockquote>", "expandable_blockquote")]
    public async Task Every_documented_tag_is_understood(string html, string type)
    {
        _ = Student;

        await Bot.SendMessage(Chat, html, ParseMode.Html);

        var entry = Assert.Single(Fake.Journal);
        Assert.Equal("x", entry.Text);
        Assert.Equal(type, Assert.Single(entry.Entities).Type);
    }

    [Fact]
    public async Task Entities_count_in_utf16_and_unknown_references_stay_text()
    {
        _ = Student;

        await Bot.SendMessage(Chat, "𠮷&nbsp;&#x4e00;<b>王</b>", ParseMode.Html);

        var entry = Assert.Single(Fake.Journal);
        Assert.Equal("𠮷&nbsp;一王", entry.Text);
        Assert.Equal(new TextEntity("bold", 9, 1), Assert.Single(entry.Entities));
    }

    [Theory]
    [InlineData("<a href=\"www.chsi.com.cn\">学信网</a>", "http://www.chsi.com.cn")]
    [InlineData("<a href=\"https://x.cn/?a=1&amp;b=2\">学信网</a>", "https://x.cn/?a=1&b=2")]
    [InlineData("<a href=\"javascript:1\">学信网</a>", null)]
    [InlineData("<a>学信网</a>", null)]
    public async Task Only_real_links_become_links(string html, string? url)
    {
        _ = Student;

        await Bot.SendMessage(Chat, html, ParseMode.Html);

        Assert.Equal(url, Assert.Single(Fake.Journal).Entities.SingleOrDefault().Url);
    }

    [Fact]
    public async Task Code_has_a_language_only_inside_pre()
    {
        _ = Student;

        await Bot.SendMessage(
            Chat,
            "<code class=\"language-sql\">x</code> <pre><code class=\"language-sql\">y</code></pre>",
            ParseMode.Html
        );

        Assert.Equal(
            [new TextEntity("code", 0, 1), new TextEntity("pre", 2, 1, Language: "sql")],
            Assert.Single(Fake.Journal).Entities
        );
    }

    [Fact]
    public async Task Length_counts_after_entity_parsing()
    {
        _ = Student;
        await Bot.SendMessage(Chat, $"<b>{new string('字', 4096)}</b>", ParseMode.Html);

        var text = await Refused(Bot.SendMessage(Chat, new string('字', 4097)));
        Assert.Equal("Bad Request: message is too long", text.Message);

        var caption = await Refused(Bot.SendDocument(Chat, Ics(), new string('字', 1025)));
        Assert.Equal("Bad Request: message caption is too long", caption.Message);
    }

    [Theory]
    [InlineData("  \n ")]
    [InlineData("<b> </b>")]
    public async Task An_empty_text_is_refused(string html)
    {
        _ = Student;
        var error = await Refused(Bot.SendMessage(Chat, html, ParseMode.Html));
        Assert.Equal("Bad Request: message text is empty", error.Message);
    }

    [Fact]
    public async Task Someone_who_never_wrote_is_an_unknown_chat()
    {
        Fake.User(Chat);
        Assert.Equal("Bad Request: chat not found", (await Refused(Bot.SendMessage(Chat, "喂"))).Message);
        Assert.Equal("Bad Request: chat not found", (await Refused(Bot.SendMessage(999, "喂"))).Message);

        Fake.User(Chat).Sends("/start");
        await Bot.SendMessage(Chat, "您好");
    }

    [Fact]
    public async Task Who_blocked_the_bot_gets_nothing_until_they_unblock_it()
    {
        Student.Blocks();
        var blocked = await Refused(Bot.SendMessage(Chat, "提醒"));
        Assert.Equal((403, "Forbidden: bot was blocked by the user"), (blocked.ErrorCode, blocked.Message));

        Student.Unblocks();
        await Bot.SendMessage(Chat, "提醒");

        Student.IsDeactivated();
        Assert.Equal("Forbidden: user is deactivated", (await Refused(Bot.SendMessage(Chat, "提醒"))).Message);
        var changes = (await Bot.GetUpdates()).Select(u => u.MyChatMember!.NewChatMember.Status);
        Assert.Equal([ChatMemberStatus.Kicked, ChatMemberStatus.Member], changes);
    }

    [Fact]
    public async Task Files_arrive_with_name_and_bytes()
    {
        _ = Student;
        var sent = await Bot.SendDocument(Chat, Ics(), "<i>日历</i>", ParseMode.Html);
        Assert.Equal("拍照.ics", sent.Document!.FileName);

        var entry = Assert.Single(Fake.Journal);
        Assert.Equal(("sendDocument", "日历"), (entry.Method, entry.Text));
        Assert.Equal("BEGIN:VCALENDAR", Encoding.UTF8.GetString(entry.File!.Upload.Content));

        await Bot.SendDocument(Chat, InputFile.FromFileId(sent.Document.FileId));
        var png = InputFile.FromStream(new MemoryStream([0x89, 0x50, 0x4E, 0x47, 1, 2]), "qr.png");
        Assert.NotEmpty((await Bot.SendPhoto(Chat, png)).Photo!);
        var noImage = InputFile.FromStream(new MemoryStream([1, 2, 3]), "qr.png");
        Assert.Contains("IMAGE_PROCESS_FAILED", (await Refused(Bot.SendPhoto(Chat, noImage))).Message);
    }

    [Fact]
    public async Task The_persistent_keyboard_stays_until_it_is_removed()
    {
        _ = Student;
        await Bot.SendMessage(
            Chat,
            "菜单",
            replyMarkup: new ReplyKeyboardMarkup([
                ["我的信息", "核对签名"],
                ["帮助"],
            ])
        );
        await Bot.SendMessage(Chat, "另一条");
        Assert.Equal(["我的信息", "核对签名", "帮助"], Fake.ChatView(Chat).KeyboardLabels);

        await Bot.SendMessage(Chat, "收起", replyMarkup: new ReplyKeyboardRemove());
        Assert.Empty(Fake.ChatView(Chat).KeyboardLabels);
    }

    private static InputFileStream Ics() =>
        InputFile.FromStream(new MemoryStream("BEGIN:VCALENDAR"u8.ToArray()), "拍照.ics");
}
