using System.Text.Json;
using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Telegram;
using Xunit;

namespace Gradcheck.Bot.Tests.Telegram;

public sealed class TelegramUpdateMapperTests
{
    [Theory]
    [InlineData("""{"message":{"chat":PRIVATE,"text":"/me"}}""", IncomingKind.Text, "/me")]
    [InlineData("""{"message":{"chat":PRIVATE,"photo":[],"caption":"/me"}}""", IncomingKind.Other, "")]
    [InlineData("""{"edited_message":{"chat":PRIVATE,"text":"/me"}}""", IncomingKind.Other, "")]
    [InlineData("""{"message_reaction_of_2031":{"chat":PRIVATE}}""", IncomingKind.Other, "")]
    [InlineData(
        """{"my_chat_member":{"chat":PRIVATE,"new_chat_member":{"status":"kicked"}}}""",
        IncomingKind.Blocked,
        ""
    )]
    [InlineData(
        """{"my_chat_member":{"chat":PRIVATE,"new_chat_member":{"status":"member"}}}""",
        IncomingKind.Unblocked,
        ""
    )]
    public void What_a_private_chat_sends_is_recognised(string update, IncomingKind kind, string text)
    {
        Assert.Equal(new IncomingMessage("telegram", "1001", "7", kind, text), Map(update));
    }

    [Theory]
    [InlineData("""{"message":{"chat":GROUP,"text":"/me"}}""")]
    [InlineData("""{"channel_post":{"chat":{"id":-7,"type":"channel"},"text":"/me"}}""")]
    [InlineData("""{"my_chat_member":{"chat":GROUP,"new_chat_member":{"status":"kicked"}}}""")]
    [InlineData("""{"poll":{"id":"1"}}""")]
    [InlineData("""{"message":null}""")]
    [InlineData("""{"message":{"chat":[]}}""")]
    [InlineData("""{"callback_query":{"id":"c"}}""")]
    [InlineData("{}")]
    public void What_does_not_come_from_a_private_chat_has_no_effect(string update)
    {
        Assert.Null(Map(update));
    }

    [Fact]
    public void A_press_on_a_message_too_old_to_be_shown_is_still_a_press()
    {
        var press =
            """{"callback_query":{"id":"c","from":{"id":1001},"data":"x","message":{"chat":PRIVATE,"message_id":5,"date":0}}}""";

        Assert.Equal(new IncomingMessage("telegram", "1001", "7", IncomingKind.Press, "x", "5", "c"), Map(press));
    }

    [Theory]
    [InlineData("GROUP")]
    [InlineData("""{"id":2002,"type":"private"}""")]
    public void A_press_anywhere_else_is_answered_to_the_one_who_pressed(string chat)
    {
        var press =
            """{"callback_query":{"id":"c","from":{"id":1001},"data":"x","message":{"chat":CHAT,"message_id":5}}}""".Replace(
                "CHAT",
                chat
            );

        Assert.Equal(new IncomingMessage("telegram", "1001", "7", IncomingKind.Press, "x", null, "c"), Map(press));
    }

    private static IncomingMessage? Map(string update)
    {
        var body = update == "{}" ? """{"update_id":7}""" : """{"update_id":7,""" + update[1..];
        return TelegramUpdateMapper.Map(
            JsonDocument
                .Parse(
                    body.Replace("PRIVATE", """{"id":1001,"type":"private"}""")
                        .Replace("GROUP", """{"id":-5,"type":"supergroup"}""")
                )
                .RootElement
        );
    }
}
