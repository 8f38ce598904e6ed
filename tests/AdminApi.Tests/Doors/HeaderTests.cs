using System.Net;
using Gradcheck.Bot.Doors;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Doors;

/// <summary>Walks every route of the app, and every kind of error, and looks at what the browser is told.</summary>
public sealed class HeaderTests
{
    [Fact]
    public async Task Every_route_answers_with_the_security_headers_with_a_key_and_without()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var routes = RoutesOf(api).ToList();

        Assert.Contains(routes, route => route.Path == "/chat/events");
        Assert.Contains(routes, route => route.Path == "/");
        Assert.True(routes.Count > 40, $"only {routes.Count} routes were found");
        foreach (var client in new[] { api.Anonymous(), await api.RegistrarAsync() })
        {
            foreach (var (method, path) in routes)
                await AssertHeadersAsync(client, new HttpRequestMessage(method, path));
        }
    }

    [Theory]
    [InlineData("GET", "/api/keys", 401)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/chat/nothing", 404)]
    [InlineData("DELETE", "/chat", 405)]
    [InlineData("TRACE", "/chat", 405)]
    [InlineData("POST", "/chat/messages", 400)]
    [InlineData("GET", "/chat/events", 401)]
    [InlineData("GET", "/api/cohorts/2009/students?search=%00", 400)]
    public async Task Every_error_answers_with_the_security_headers(string method, string path, int status)
    {
        await using var api = await ApiHarness.StartAsync();

        var answered = await AssertHeadersAsync(api.Anonymous(), new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal((HttpStatusCode)status, answered);
    }

    [Fact]
    public async Task A_refusal_for_its_size_its_pace_or_a_fault_of_ours_carries_the_security_headers()
    {
        await using var api = await ApiHarness.StartAsync(configure: builder =>
            builder.Services.AddSingleton(new RequestLimits { Key = new(3, 1) })
        );
        var registrar = await api.RegistrarAsync();
        await using (var db = api.OpenDatabase())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database,
                "UPDATE \"ApiKeys\" SET \"Name\" = NULL WHERE 1 = 0; ALTER TABLE \"Cohorts\" RENAME COLUMN \"Settings\" TO \"Gone\""
            );

        var huge = new HttpRequestMessage(HttpMethod.Post, "/api/keys")
        {
            Content = new ByteArrayContent(new byte[2_000_000]),
        };
        huge.Content.Headers.ContentType = new("application/json");
        huge.Headers.ExpectContinue = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await AssertHeadersAsync(registrar, huge));
        var broken = await AssertHeadersAsync(registrar, new HttpRequestMessage(HttpMethod.Get, "/api/cohorts"));
        Assert.True((int)broken >= 500);
        await AssertHeadersAsync(registrar, new HttpRequestMessage(HttpMethod.Get, "/api/keys"));
        var often = await AssertHeadersAsync(registrar, new HttpRequestMessage(HttpMethod.Get, "/api/keys"));
        Assert.Equal(HttpStatusCode.TooManyRequests, often);
    }

    [Fact]
    public async Task A_host_name_that_is_not_ours_is_refused_with_the_security_headers()
    {
        await using var api = await ApiHarness.StartAsync(configure: builder =>
            builder.Configuration["AllowedHosts"] = "gradcheck.example.edu.cn;127.0.0.1"
        );
        var request = new HttpRequestMessage(HttpMethod.Get, "/chat");
        request.Headers.Host = "evil.example";

        Assert.Equal(HttpStatusCode.BadRequest, await AssertHeadersAsync(api.Anonymous(), request));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/chat")]
    public async Task A_page_lets_no_script_and_no_style_in_that_is_not_its_own(string path)
    {
        await using var api = await ApiHarness.StartAsync();

        using var response = await api.Anonymous().GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("*", policy);
        Assert.DoesNotContain("http", policy);
    }

    [Fact]
    public async Task The_reference_lets_only_the_script_in_that_knows_this_answers_number()
    {
        await using var api = await ApiHarness.StartAsync();

        var first = await NonceAsync(api);
        var second = await NonceAsync(api);

        Assert.NotEqual(first, second);
    }

    private static async Task<string> NonceAsync(ApiHarness api)
    {
        using var response = await api.Anonymous().GetAsync("/scalar/");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        var scripts = Assert.Single(
            policy.Split(';'),
            part => part.Trim().StartsWith("script-src", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("unsafe", scripts);
        var nonce = scripts.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", await response.Content.ReadAsStringAsync());
        return nonce;
    }

    private static async Task<HttpStatusCode> AssertHeadersAsync(HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var (headers, place) = (response.Headers, $"{request.Method} {request.RequestUri}: ");
        Assert.True(One("X-Content-Type-Options") == "nosniff", place + "X-Content-Type-Options");
        Assert.True(One("X-Frame-Options") == "DENY", place + "X-Frame-Options");
        Assert.True(One("Referrer-Policy") == "no-referrer", place + "Referrer-Policy");
        Assert.True(One("Cross-Origin-Opener-Policy") == "same-origin", place + "Cross-Origin-Opener-Policy");
        Assert.True(One("Cross-Origin-Resource-Policy") == "same-origin", place + "Cross-Origin-Resource-Policy");
        Assert.True(One("Permissions-Policy")?.Contains("camera=()", StringComparison.Ordinal), place + "Permissions");
        var policy = One("Content-Security-Policy") ?? "";
        Assert.True(policy.StartsWith("default-src 'none'", StringComparison.Ordinal), place + policy);
        Assert.True(policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal), place + policy);
        Assert.True(policy.Contains("base-uri 'none'", StringComparison.Ordinal), place + policy);
        Assert.False(headers.Contains("Server"), place + "Server");
        Assert.False(headers.Contains("X-Powered-By"), place + "X-Powered-By");
        var path = request.RequestUri!.AbsolutePath;
        if (
            !path.StartsWith("/chat/page/", StringComparison.Ordinal)
            && !path.StartsWith("/scalar", StringComparison.Ordinal)
        )
            Assert.True(headers.CacheControl?.NoStore, place + "Cache-Control");
        return response.StatusCode;

        string? One(string name) => headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;
    }

    private static IEnumerable<(HttpMethod Method, string Path)> RoutesOf(ApiHarness api) =>
        from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (
            new HttpMethod(method),
            "/"
                + endpoint
                    .RoutePattern.RawText!.TrimStart('/')
                    .Replace("{year:int}", "2009", StringComparison.Ordinal)
                    .Replace("{id:long}", "1", StringComparison.Ordinal)
                    .Replace("{file}", "chat.js", StringComparison.Ordinal)
                    .Replace("{documentName}", "v1", StringComparison.Ordinal)
        );
}
