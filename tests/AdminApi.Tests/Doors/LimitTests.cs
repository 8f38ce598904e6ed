using System.Net;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Doors;

/// <summary>Who comes too often hears when to come again, and nobody else notices.</summary>
public sealed class LimitTests
{
    private const string Mistyped = "gck_00000000_nonsense";

    [Fact]
    public async Task A_key_that_calls_too_often_waits_and_another_key_does_not()
    {
        await using var api = await ApiHarness.StartAsync();
        var busy = await api.RegistrarAsync();
        var other = await api.RegistrarAsync();
        for (var i = 0; i < 600; i++)
            await busy.GetAsync("/api/cohorts").StatusAsync(HttpStatusCode.OK);

        var refused = busy.GetAsync("/api/cohorts");
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await other.GetAsync("/api/cohorts").JsonAsync();

        var wait = (await refused).Headers.RetryAfter!.Delta!.Value;
        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        api.Clock.Advance(wait);
        await busy.GetAsync("/api/cohorts").JsonAsync();
    }

    [Fact]
    public async Task Wrong_keys_are_limited_sooner_and_a_right_key_from_the_same_address_is_not_locked_out()
    {
        await using var api = await ApiHarness.StartAsync();
        var wrong = api.Client(Mistyped);
        for (var i = 0; i < 20; i++)
            await wrong.GetAsync("/api/cohorts").ProblemAsync(HttpStatusCode.Unauthorized);

        var refused = wrong.GetAsync("/api/cohorts");
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.NotNull((await refused).Headers.RetryAfter);
        await (await api.RegistrarAsync()).GetAsync("/api/cohorts").JsonAsync();

        api.Clock.Advance(TimeSpan.FromMinutes(1));
        await wrong.GetAsync("/api/cohorts").ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_forged_forwarded_address_does_not_dodge_the_limit()
    {
        await using var api = await ApiHarness.StartAsync();
        var wrong = api.Client(Mistyped);

        var last = HttpStatusCode.OK;
        for (var i = 0; i < 25; i++)
            last = await CallForAsync(wrong, $"10.0.0.{i}");

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task A_known_proxy_is_believed_and_what_stands_before_it_is_not()
    {
        await using var api = await ApiHarness.StartAsync(configure: builder =>
            builder.Configuration["Gradcheck:Proxies:0"] = "127.0.0.1"
        );
        var wrong = api.Client(Mistyped);
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await CallForAsync(wrong, "10.0.0.1"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await CallForAsync(wrong, "10.0.0.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await CallForAsync(wrong, "10.9.9.9, 10.0.0.1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallForAsync(wrong, "10.0.0.2"));
    }

    [Fact]
    public async Task A_class_starts_at_once_and_an_address_that_makes_up_browsers_is_slowed_down()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        for (var i = 0; i < 200; i++)
            await new WebChatBrowser(api).SayAsync("/start").StatusAsync(HttpStatusCode.Accepted);
        var known = new WebChatBrowser(api);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        await known.SayAsync("/start").StatusAsync(HttpStatusCode.Accepted);

        var refused = new WebChatBrowser(api).SayAsync("/start");
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.NotNull((await refused).Headers.RetryAfter);
        await known.SayAsync("/help").StatusAsync(HttpStatusCode.Accepted);
        await using var db = api.OpenDatabase();
        Assert.Equal(201, await db.Chats.CountAsync());
    }

    [Fact]
    public async Task A_browser_that_floods_the_chat_waits_and_another_does_not()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var (busy, other) = (new WebChatBrowser(api), new WebChatBrowser(api));
        for (var i = 0; i < 60; i++)
            await busy.SayAsync("/help").StatusAsync(HttpStatusCode.Accepted);

        await busy.SayAsync("/help").ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await other.SayAsync("/help").StatusAsync(HttpStatusCode.Accepted);

        api.Clock.Advance(TimeSpan.FromMinutes(1));
        await busy.SayAsync("/help").StatusAsync(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task An_address_may_ask_for_thousands_of_pages_at_once_and_then_waits()
    {
        await using var api = await ApiHarness.StartAsync();
        var browser = api.Anonymous();
        for (var i = 0; i < 3_000; i++)
            await browser.GetAsync("/chat/page/icon.svg").StatusAsync(HttpStatusCode.OK);

        await browser.GetAsync("/chat").ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        await browser.GetAsync("/chat").StatusAsync(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> CallForAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/cohorts");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
