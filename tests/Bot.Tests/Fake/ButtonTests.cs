using System.Text.Json;
using Gradcheck.FakeTelegram;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Types.ReplyMarkups;
using Xunit;

namespace Gradcheck.Bot.Tests.Fake;

public sealed class ButtonTests : FakeTelegramTest
{
    private static readonly InlineKeyboardMarkup YesNo = new([
        [
            InlineKeyboardButton.WithCallbackData("本页无误", "sign:1:ok"),
            InlineKeyboardButton.WithCallbackData("有误，要更正", "sign:1:no"),
        ],
    ]);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2008, 12, 1, 8, 0, 0, TimeSpan.FromHours(8)));

    protected override BotApiFakeOptions Options => new() { Time = _clock };

    private FakeUser Student => Fake.User(Chat, "张三", started: true);

    [Theory]
    [InlineData(64, 'a', true)]
    [InlineData(65, 'a', false)]
    [InlineData(21, '字', true)]
    [InlineData(22, '字', false)]
    public async Task Callback_data_is_limited_to_64_bytes(int length, char letter, bool accepted)
    {
        _ = Student;
        var markup = new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("按", new string(letter, length)));
        var send = Bot.SendMessage(Chat, "选", replyMarkup: markup);

        if (accepted)
            await send;
        else
            Assert.Equal("Bad Request: BUTTON_DATA_INVALID", (await Refused(send)).Message);
    }

    [Theory]
    [InlineData(
        "{\"inline_keyboard\":[[{\"text\":\"甲\"}]]}",
        "can't parse inline keyboard button: Text buttons are unallowed"
    )]
    [InlineData("{\"inline_keyboard\":[[{\"text\":\"甲\",\"callback_data\":\"\"}]]}", "BUTTON_DATA_INVALID")]
    [InlineData("{\"inline_keyboard\":[[{\"text\":\"甲\",\"url\":\"kein Link\"}]]}", "BUTTON_URL_INVALID")]
    [InlineData("{\"inline_keyboard\":{}}", "field \"inline_keyboard\" must be of type Array")]
    [InlineData("{\"keyboard\":[[]]}", "REPLY_MARKUP_INVALID")]
    [InlineData("[", "can't parse reply_markup JSON object")]
    public async Task Markup_that_telegram_refuses_is_refused(string markup, string reason)
    {
        _ = Student;
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([
            new("chat_id", "5001"),
            new("text", "选"),
            new("reply_markup", markup),
        ]);

        using var answer = await http.PostAsync($"{Fake.BaseUrl}/bot{Fake.Token}/sendMessage", form);

        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.StartsWith($"Bad Request: {reason}", body.RootElement.GetProperty("description").GetString());
        Assert.Empty(Fake.Journal);
    }

    [Fact]
    public async Task A_button_is_pressed_by_its_label_and_its_query_answered_once()
    {
        var student = Student;
        var page = await Bot.SendMessage(Chat, "第一页", replyMarkup: YesNo);
        student.Presses("本页无误");

        var query = Assert.Single(await Bot.GetUpdates()).CallbackQuery!;
        Assert.Equal(("sign:1:ok", page.Id, Chat), (query.Data, query.Message!.Id, query.From.Id));
        Assert.Equal([query.Id], Fake.UnansweredCallbacks);

        await Bot.AnswerCallbackQuery(query.Id, "好");
        Assert.Empty(Fake.UnansweredCallbacks);
        Assert.Equal("好", Fake.Journal[^1].Text);
        Assert.StartsWith("Bad Request: query is too old", (await Refused(Bot.AnswerCallbackQuery(query.Id))).Message);
    }

    [Fact]
    public async Task A_query_answered_after_15_seconds_is_too_old()
    {
        var student = Student;
        await Bot.SendMessage(Chat, "第一页", replyMarkup: YesNo);
        student.Presses("本页无误");
        var query = Assert.Single(await Bot.GetUpdates()).CallbackQuery!;

        _clock.Advance(TimeSpan.FromSeconds(16));

        Assert.StartsWith("Bad Request: query is too old", (await Refused(Bot.AnswerCallbackQuery(query.Id))).Message);
        Assert.StartsWith("Bad Request: query is too old", (await Refused(Bot.AnswerCallbackQuery("4711"))).Message);
    }

    [Fact]
    public async Task An_edit_changes_what_the_user_sees_and_without_markup_takes_the_buttons_away()
    {
        var student = Student;
        var page = await Bot.SendMessage(Chat, "第一页", replyMarkup: YesNo);
        await Bot.EditMessageText(Chat, page.Id, "第二页", replyMarkup: YesNo);
        Assert.Equal("第二页", student.View.LastFromBot!.Text);
        Assert.Equal(2, student.View.LastFromBot!.Buttons.Count());

        await Bot.EditMessageReplyMarkup(Chat, page.Id);

        Assert.Empty(student.View.LastFromBot!.Buttons);
        Assert.Throws<InvalidOperationException>(() => student.Presses("本页无误"));
        Assert.Equal(
            ["sendMessage", "editMessageText", "editMessageReplyMarkup"],
            Fake.Journal.Select(entry => entry.Method)
        );
    }

    [Fact]
    public async Task Edits_that_cannot_be_are_refused()
    {
        var student = Student;
        var page = await Bot.SendMessage(Chat, "第一页", replyMarkup: YesNo);
        student.Sends("我的话");
        var menu = await Bot.SendMessage(Chat, "菜单", replyMarkup: new ReplyKeyboardMarkup("帮助"));

        await Says("message is not modified", Bot.EditMessageText(Chat, page.Id, "第一页", replyMarkup: YesNo));
        await Says("message to edit not found", Bot.EditMessageText(Chat, 77777, "新"));
        await Says("message can't be edited", Bot.EditMessageText(Chat, student.LastMessageId, "新"));
        await Says("message can't be edited", Bot.EditMessageText(Chat, menu.Id, "新"));
        await Bot.DeleteMessage(Chat, page.Id);
        await Says("message to edit not found", Bot.EditMessageText(Chat, page.Id, "新"));
        await Says("message to delete not found", Bot.DeleteMessage(Chat, page.Id));
    }

    [Fact]
    public async Task A_button_of_a_foreign_or_vanished_message_still_arrives()
    {
        var student = Student;
        Fake.User(6002, "李四", started: true);
        await Bot.SendMessage(6002, "李四的页", replyMarkup: YesNo);
        student.PressesForeign(Fake.ChatView(6002).LastFromBot!, "本页无误");
        student.PressesStale(4242, "sign:1:ok");
        student.Forwards(Fake.ChatView(6002).LastFromBot!);
        student.Presses("有误，要更正");

        var updates = await Bot.GetUpdates();

        Assert.Equal((Chat, 6002L), (updates[0].CallbackQuery!.From.Id, updates[0].CallbackQuery!.Message!.Chat.Id));
        Assert.Equal(default, updates[1].CallbackQuery!.Message!.Date);
        Assert.NotNull(updates[2].Message!.ForwardOrigin);
        Assert.Equal("sign:1:no", updates[3].CallbackQuery!.Data);
    }

    private static async Task Says(string reason, Task call) =>
        Assert.StartsWith($"Bad Request: {reason}", (await Refused(call)).Message);
}
