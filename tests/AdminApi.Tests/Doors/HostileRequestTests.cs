using System.Net;
using System.Text;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Doors;

/// <summary>Requests made to do harm, over real connections: each is refused with a reason, and the server goes on.</summary>
public sealed class HostileRequestTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Students = "/api/cohorts/2009/students";

    [Fact]
    public async Task Ten_megabytes_of_JSON_are_refused()
    {
        var body = new StringContent(
            "{\"role\":\"" + new string('x', 10_000_000) + "\"}",
            Encoding.UTF8,
            "application/json"
        );
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys") { Content = body };
        request.Headers.ExpectContinue = true;

        await shared.Registrar.SendAsync(request).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task A_body_in_chunks_is_counted_while_it_is_read()
    {
        var key = await shared.Api.CreateKeyAsync(ApiRole.Registrar);
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n");
        byte[] request =
        [
            .. RawConnection.Head(
                "POST",
                "/api/keys",
                $"Authorization: Bearer {key}",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked"
            ),
            .. Enumerable.Repeat(chunk, 40).SelectMany(bytes => bytes),
        ];

        var (status, answer) = await RawConnection.SendAsync(shared.Api.Address, request);

        Assert.True(status == 413, answer);
        Assert.Contains("body-too-large", answer);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public async Task Deep_nesting_is_refused(char open, char close)
    {
        var opening = open == '[' ? "[" : "{\"a\":";
        var nested = string.Concat(Enumerable.Repeat(opening, 5_000)) + "1" + new string(close, 5_000);
        foreach (var body in new[] { nested, "{\"changes\":" + nested + "}" })
        {
            await shared
                .Registrar.PostAsync("/api/keys", new StringContent(body, Encoding.UTF8, "application/json"))
                .ProblemAsync(HttpStatusCode.BadRequest, "body-invalid");
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x22 })]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF8, 0x88, 0x80, 0x80 })]
    public async Task A_body_that_is_no_UTF_8_is_refused(byte[] bytes)
    {
        var body = new ByteArrayContent([.. "{\"role\":\"registrar\",\"name\":\""u8, .. bytes, .. "\"}"u8]);
        body.Headers.ContentType = new("application/json");

        await shared.Registrar.PostAsync("/api/keys", body).ProblemAsync(HttpStatusCode.BadRequest, "body-invalid");
    }

    [Theory]
    [InlineData("a\\u0000b")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    public async Task Text_that_cannot_be_stored_is_refused(string text)
    {
        var body = new StringContent(
            $"{{\"role\":\"registrar\",\"name\":\"{text}\"}}",
            Encoding.UTF8,
            "application/json"
        );

        await shared.Registrar.PostAsync("/api/keys", body).ProblemAsync(HttpStatusCode.BadRequest, "body-invalid");
    }

    [Fact]
    public async Task A_header_of_64_KB_is_refused_with_a_reason()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Students);
        request.Headers.Add("X-Reason", new string('x', 64 * 1024));

        await shared
            .Registrar.SendAsync(request)
            .ProblemAsync(HttpStatusCode.RequestHeaderFieldsTooLarge, "headers-too-large");
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ", 200_000, 431)]
    [InlineData("GET /api/", 20_000, 414)]
    public async Task What_is_larger_still_is_not_even_read(string start, int length, int status)
    {
        var bytes = Encoding.ASCII.GetBytes(start + new string('x', length) + "\r\n\r\n");

        var (answered, answer) = await RawConnection.SendAsync(shared.Api.Address, bytes);

        Assert.Equal(status, answered);
        Assert.DoesNotContain("Server:", answer);
        await shared.Registrar.GetAsync("/api/cohorts").JsonAsync();
    }

    [Theory]
    [InlineData("limit=100000", "limit-invalid")]
    [InlineData("limit=-1", "limit-invalid")]
    [InlineData("limit=1e3", "parameter-invalid")]
    [InlineData("after=%2e%2e%2f", "cursor-invalid")]
    [InlineData("after=MSBPUiAxPTE", "cursor-invalid")]
    public async Task Every_list_refuses_a_forged_page(string query, string code)
    {
        string[] lists =
        [
            Students,
            "/api/audit",
            "/api/keys",
            "/api/cohorts/2009/corrections",
            "/api/cohorts/2009/deliveries",
        ];
        foreach (var list in lists)
        {
            var sent = shared.Registrar.GetAsync($"{list}?{query}");
            // A list that is always short has no pages; then the parameter means nothing.
            if (list == "/api/keys" && (await sent).IsSuccessStatusCode)
                continue;
            await sent.ProblemAsync(HttpStatusCode.BadRequest, code);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task A_wrong_content_type_is_refused(string? type)
    {
        var body = new ByteArrayContent("{\"role\":\"registrar\",\"name\":\"x\"}"u8.ToArray());
        if (type is not null)
            body.Headers.TryAddWithoutValidation("Content-Type", type);

        await shared
            .Registrar.PostAsync("/api/keys", body)
            .ProblemAsync(HttpStatusCode.UnsupportedMediaType, "content-type");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate, gzip")]
    public async Task A_packed_body_is_not_unpacked(string encoding)
    {
        var body = new ByteArrayContent(new byte[100]);
        body.Headers.ContentType = new("application/json");
        body.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        await shared
            .Registrar.PostAsync("/api/keys", body)
            .ProblemAsync(HttpStatusCode.UnsupportedMediaType, "content-encoding");
    }

    [Theory]
    [InlineData("TRACE", "/api/cohorts", 405)]
    [InlineData("PROPFIND", "/chat", 405)]
    [InlineData("GET", "/api//cohorts", 404)]
    [InlineData("GET", "//evil.example/api/cohorts", 404)]
    [InlineData("GET", "/api/cohorts/2009/%2e%2e/%2e%2e/keys", 401)]
    [InlineData("GET", "/chat/page/..%2f..%2fappsettings.json", 404)]
    [InlineData("GET", "/chat/page/%2e%2e/%2e%2e/appsettings.json", 404)]
    [InlineData("GET", "/chat/page/..\\..\\appsettings.json", 404)]
    [InlineData("GET", "/appsettings.json", 404)]
    [InlineData("GET", "/data/gradcheck.db", 404)]
    [InlineData("GET", "/scalar/..%2f..%2fappsettings.json", 200)]
    [InlineData("GET", "/%00", 400)]
    [InlineData("GET", "/api/%ff%fe", 404)]
    public async Task Odd_methods_and_paths_lead_nowhere(string method, string target, int status)
    {
        var (answered, answer) = await RawConnection.SendAsync(shared.Api.Address, RawConnection.Head(method, target));

        Assert.True(status == answered, answer);
        Assert.DoesNotContain("ConnectionString", answer);
        Assert.DoesNotContain("Location:", answer);
    }

    [Fact]
    public async Task A_key_in_the_address_or_in_a_cookie_is_no_key()
    {
        var key = await shared.Api.CreateKeyAsync(ApiRole.Registrar);
        foreach (var name in new[] { "key", "apiKey", "api_key", "access_token", "token", "authorization" })
        {
            await shared
                .Api.Anonymous()
                .GetAsync($"/api/cohorts?{name}={key}")
                .ProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
            foreach (var header in new[] { "Cookie", "X-Api-Key", "Proxy-Authorization" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/api/cohorts");
                request.Headers.TryAddWithoutValidation(header, header == "Cookie" ? $"{name}={key}" : key);
                await shared
                    .Api.Anonymous()
                    .SendAsync(request)
                    .ProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
            }
        }
    }

    [Fact]
    public void A_connection_that_dribbles_is_given_up()
    {
        var limits = shared.Api.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.True(limits.MinRequestBodyDataRate is { BytesPerSecond: >= 100 });
        Assert.True(limits.MinResponseDataRate is { BytesPerSecond: >= 100 });
        Assert.True(limits.RequestHeadersTimeout <= TimeSpan.FromSeconds(15));
        Assert.NotNull(limits.MaxConcurrentConnections);
    }

    [Fact]
    public async Task No_other_site_is_given_leave_to_call_the_API()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/keys");
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization");

        using var response = await shared.Api.Anonymous().SendAsync(request);

        Assert.DoesNotContain(
            response.Headers,
            header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal)
        );
    }
}
