using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Doors;

/// <summary>What another site can make a student's browser do: nothing.</summary>
public sealed class CrossSiteTests
{
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task A_post_of_another_site_is_refused_and_stores_nothing(string header, string value)
    {
        await using var api = await ApiHarness.StartAsync();
        var browser = new WebChatBrowser(api);

        await browser.SayAsync("/start", (header, value)).ProblemAsync(HttpStatusCode.Forbidden, "cross-site");
        await browser
            .PostAsync(
                "/chat/presses",
                JsonContent.Create(
                    new
                    {
                        clientId = "12345678",
                        data = "x",
                        messageId = "1",
                    }
                ),
                ("X-Gradcheck-Chat", "1"),
                (header, value)
            )
            .ProblemAsync(HttpStatusCode.Forbidden, "cross-site");

        await using var db = api.OpenDatabase();
        Assert.False(await db.Chats.AnyAsync());
    }

    [Fact]
    public async Task A_post_without_the_pages_own_header_is_refused()
    {
        await using var api = await ApiHarness.StartAsync();

        await new WebChatBrowser(api)
            .PostAsync("/chat/messages", JsonContent.Create(new { clientId = "12345678", text = "x" }))
            .ProblemAsync(HttpStatusCode.Forbidden, "cross-site");
    }

    [Fact]
    public async Task A_form_of_another_site_is_no_message()
    {
        await using var api = await ApiHarness.StartAsync();

        using var answer = await new WebChatBrowser(api).PostAsync(
            "/chat/messages",
            new StringContent("{\"clientId\":\"12345678\",\"text\":\"x\"}", System.Text.Encoding.UTF8, "text/plain")
        );

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task The_pages_own_post_is_taken()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var own = api.Address.ToString().TrimEnd('/');

        await new WebChatBrowser(api)
            .SayAsync("/start", ("Origin", own), ("Sec-Fetch-Site", "same-origin"))
            .StatusAsync(HttpStatusCode.Accepted);
        await new WebChatBrowser(api).SayAsync("/start", ("Origin", own)).StatusAsync(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var api = await ApiHarness.StartAsync(configure: builder =>
            builder.Configuration["Gradcheck:Proxies:0"] = "127.0.0.1"
        );

        var local = await CookieAsync(api, "127.0.0.1");
        var plain = await CookieAsync(api, "chat.example.edu.cn");
        var secure = await CookieAsync(api, "chat.example.edu.cn", "https");

        Assert.All([local, plain, secure], cookie => Assert.Contains("httponly", cookie));
        Assert.All([local, plain, secure], cookie => Assert.Contains("samesite=strict", cookie));
        Assert.All([local, plain, secure], cookie => Assert.DoesNotContain("domain=", cookie));
        Assert.All([plain, secure], cookie => Assert.StartsWith("__host-gradcheck_chat=", cookie));
        Assert.All([plain, secure], cookie => Assert.Contains("; secure", cookie));
        Assert.All([plain, secure], cookie => Assert.Contains("path=/;", cookie));
        Assert.StartsWith("gradcheck_chat=", local);
        Assert.DoesNotContain("; secure", local);
    }

    [Fact]
    public async Task Browsers_are_told_to_come_by_HTTPS_only_when_they_came_by_HTTPS()
    {
        await using var api = await ApiHarness.StartAsync(configure: builder =>
            builder.Configuration["Gradcheck:Proxies:0"] = "127.0.0.1"
        );

        using var secure = await GetAsync(api, "chat.example.edu.cn", "https");
        using var plain = await GetAsync(api, "chat.example.edu.cn", null);

        Assert.Contains("max-age=31536000", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
        // No HTTPS address is configured, so nobody is sent to one.
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
    }

    [Fact]
    public async Task Nobody_unknown_can_claim_to_have_come_by_HTTPS()
    {
        await using var api = await ApiHarness.StartAsync();

        using var claimed = await GetAsync(api, "chat.example.edu.cn", "https");

        Assert.False(claimed.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.0/33")]
    [InlineData("0.0.0.0/0")]
    public async Task A_proxy_that_is_no_address_stops_the_start(string proxy)
    {
        var problem = await Assert.ThrowsAsync<Gradcheck.Bot.InvalidSettingsException>(() =>
            ApiHarness.StartAsync(configure: builder => builder.Configuration["Gradcheck:Proxies:0"] = proxy)
        );

        Assert.StartsWith("Gradcheck:Proxies ", Assert.Single(problem.Problems));
    }

    private static async Task<string> CookieAsync(ApiHarness api, string host, string? scheme = null)
    {
        using var response = await GetAsync(api, host, scheme);
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
    }

    private static async Task<HttpResponseMessage> GetAsync(ApiHarness api, string host, string? scheme)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat");
        request.Headers.Host = host;
        if (scheme is not null)
            request.Headers.Add("X-Forwarded-Proto", scheme);
        // A proxy that says how one came also says who came; the framework wants both to agree in number.
        if (scheme is not null)
            request.Headers.Add("X-Forwarded-For", "10.0.0.7");
        return await api.Anonymous().SendAsync(request);
    }
}
