using System.Net;
using Gradcheck.FakeTelegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Xunit;

namespace Gradcheck.Bot.Tests.Fake;

public sealed class FaultTests : FakeTelegramTest
{
    protected override BotApiFakeOptions Options => new() { TimeScale = 1000 };

    [Fact]
    public async Task A_cut_before_accepting_leaves_no_trace_and_a_cut_after_it_delivers()
    {
        Fake.User(Chat, started: true);
        Fake.Faults.Add(new Fault.CutBeforeAccepting(), times: 1);
        await Assert.ThrowsAsync<RequestException>(() => Bot.SendMessage(Chat, "一"));
        Assert.Empty(Fake.Journal);

        Fake.Faults.Add(new Fault.CutAfterAccepting(), times: 1);
        await Assert.ThrowsAnyAsync<Exception>(() => Bot.SendMessage(Chat, "二"));
        Assert.Equal("二", Assert.Single(Fake.Journal).Text);
        Assert.Equal("二", Fake.ChatView(Chat).LastFromBot!.Text);

        await Bot.SendMessage(Chat, "三");
        Assert.Equal([0, 0, 200], Fake.Calls.Select(call => call.Status));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_error_has_no_effect_with_json_or_a_proxys_page(bool html)
    {
        Fake.User(Chat, started: true);
        Fake.Faults.Add(new Fault.ServerError(502, html), times: 1);

        var error = await Assert.ThrowsAnyAsync<RequestException>(() => Bot.SendMessage(Chat, "一"));

        Assert.True(
            error is ApiRequestException { ErrorCode: 502 } || error.HttpStatusCode == HttpStatusCode.BadGateway
        );
        Assert.Empty(Fake.Journal);
    }

    [Fact]
    public async Task Faults_strike_only_where_they_are_aimed()
    {
        Fake.User(1, started: true);
        Fake.User(2, started: true);
        using (Fake.Faults.Add(new Fault.Refusal(403, "Forbidden: user is deactivated"), call => call.ChatId == 2))
        {
            await Bot.SendMessage(1, "好");
            Assert.Equal(403, (await Refused(Bot.SendMessage(2, "不好"))).ErrorCode);
        }
        await Bot.SendMessage(2, "好");
    }

    [Fact]
    public async Task Probability_draws_are_the_same_for_the_same_seed()
    {
        Fake.User(Chat, started: true);
        Fake.Faults.Add(new Fault.ServerError(500), probability: 0.3);
        await using var twin = await BotApiFake.StartAsync(Options);
        twin.User(Chat, started: true);
        twin.Faults.Add(new Fault.ServerError(500), probability: 0.3);
        using var http = new HttpClient();

        async Task<List<int>> Run(BotApiFake fake)
        {
            var statuses = new List<int>();
            for (var i = 0; i < 60; i++)
            {
                using var answer = await http.GetAsync(
                    $"{fake.BaseUrl}/bot{fake.Token}/sendMessage?chat_id={Chat}&text={i}"
                );
                statuses.Add((int)answer.StatusCode);
            }
            return statuses;
        }

        var drawn = await Run(Fake);
        Assert.Equal(drawn, await Run(twin));
        Assert.InRange(drawn.Count(status => status == 500), 6, 30);
    }

    [Fact]
    public async Task Latency_takes_telegram_time()
    {
        Fake.User(Chat, started: true);
        Fake.Faults.Add(new Fault.Latency(TimeSpan.FromSeconds(20)));
        var before = Fake.Time.GetUtcNow();

        await Bot.SendMessage(Chat, "慢");

        Assert.True(Fake.Time.GetUtcNow() - before >= TimeSpan.FromSeconds(20));
    }
}
