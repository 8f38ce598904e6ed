using System.Net;
using System.Net.Http.Json;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Xunit;

namespace Gradcheck.Bot.Tests.Fake;

public sealed class ServerTests : FakeTelegramTest
{
    [Theory]
    [InlineData("/bot{0}/flyToMoon", HttpStatusCode.NotFound, "Not Found: method not found")]
    [InlineData("/bot{0}x/getMe", HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData("/botnonsense/getMe", HttpStatusCode.NotFound, "Not Found")]
    [InlineData("/", HttpStatusCode.NotFound, "Not Found")]
    public async Task Wrong_methods_and_tokens_are_refused(string path, HttpStatusCode status, string description)
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(Fake.BaseUrl + string.Format(path, Fake.Token));

        Assert.Equal(status, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<Answer>();
        Assert.Equal(new Answer(false, (int)status, description), body);
    }

    [Fact]
    public async Task Bodies_that_are_no_json_object_are_a_400()
    {
        using var http = new HttpClient();
        foreach (var body in (string[])["[1]", "{", "nichts"])
        {
            using var content = new StringContent(body, null, "application/json");
            using var answer = await http.PostAsync($"{Fake.BaseUrl}/bot{Fake.Token}/sendMessage", content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Forms_and_json_mean_the_same()
    {
        Fake.User(Chat, started: true);
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([
            new("chat_id", "5001"),
            new("text", "表单"),
            new("reply_markup", """{"inline_keyboard":[[{"text":"好","callback_data":"ok"}]]}"""),
        ]);
        using var answer = await http.PostAsync($"{Fake.BaseUrl}/bot{Fake.Token}/sendmessage", form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("好", Assert.Single(Fake.ChatView(Chat).LastFromBot!.Buttons).Text);
    }

    [Fact]
    public async Task The_bot_introduces_itself_and_sets_its_menu()
    {
        Assert.Equal("gradcheck_test_bot", (await Bot.GetMe()).Username);
        await Bot.SetMyCommands([new BotCommand("me", "我的信息"), new BotCommand("sign", "核对签名")]);
        Assert.Equal(["me", "sign"], (await Bot.GetMyCommands()).Select(command => command.Command));
        await Bot.SetChatMenuButton(menuButton: new MenuButtonCommands());
        Assert.Contains("commands", Fake.MenuButtonJson);

        var wrong = await Refused(Bot.SetMyCommands([new BotCommand("Ich", "groß")]));
        Assert.Equal("Bad Request: BOT_COMMAND_INVALID", wrong.Message);
    }

    [Fact]
    public async Task What_people_send_besides_text_arrives_as_the_client_knows_it()
    {
        var user = Fake.User(Chat, "张三", "李", "zhangsan");
        user.SendsSticker();
        user.SendsPhoto("我的照片");
        user.SendsDocument("证明.pdf");
        user.SendsContact("13900000000");
        user.Sends("学号");
        user.Edits(user.LastMessageId, "2005001");

        var updates = await Bot.GetUpdates();

        Assert.Equal(
            [MessageType.Sticker, MessageType.Photo, MessageType.Document, MessageType.Contact, MessageType.Text],
            updates.Take(5).Select(update => update.Message!.Type)
        );
        Assert.Equal("我的照片", updates[1].Message!.Caption);
        Assert.Equal("证明.pdf", updates[2].Message!.Document!.FileName);
        Assert.Equal("13900000000", updates[3].Message!.Contact!.PhoneNumber);
        Assert.Equal("2005001", updates[5].EditedMessage!.Text);
        Assert.Equal("zhangsan", updates[4].Message!.From!.Username);
    }

    [Fact]
    public async Task Chat_actions_are_checked_but_not_journaled()
    {
        Fake.User(Chat, started: true);
        await Bot.SendChatAction(Chat, ChatAction.Typing);
        Assert.Empty(Fake.Journal);
        Assert.Equal("Bad Request: chat not found", (await Refused(Bot.SendChatAction(1, ChatAction.Typing))).Message);
    }

    [Fact]
    public async Task A_wait_ends_with_the_entry_and_otherwise_says_what_was_there()
    {
        Fake.User(Chat, started: true);
        var waiting = Fake.WaitForAsync(entry => entry.Text == "到了");
        await Bot.SendMessage(Chat, "还没");
        Assert.False(waiting.IsCompleted);
        await Bot.SendMessage(Chat, "到了");
        Assert.Equal(2, (await waiting).Number);

        var late = await Assert.ThrowsAsync<TimeoutException>(() =>
            Fake.WaitForAsync(entry => entry.Text == "没有", TimeSpan.FromMilliseconds(20))
        );
        Assert.Contains("还没", late.Message);
    }

    [Fact]
    public async Task A_user_sees_only_what_came_since_their_last_action()
    {
        var user = Fake.User(Chat);
        user.Sends("/start");
        await Bot.SendMessage(Chat, "欢迎");
        Assert.Equal("欢迎", (await user.SeesAsync()).Text);

        user.Sends("/me");
        var reply = Fake.User(Chat).SeesAsync(entry => entry.IsMessage && user.View.Messages.Count == 4);
        Assert.False(reply.IsCompleted);
        await Bot.SendMessage(Chat, "我的信息");

        Assert.Equal("我的信息", (await reply).Text);
        Assert.Equal("我的信息", (await user.SeesAsync("信息")).Text);
    }

    private sealed record Answer(bool Ok, int Error_code, string Description);
}
