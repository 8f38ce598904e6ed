using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Doors;

/// <summary>A browser with a cookie of its own that speaks with the web chat as the page does.</summary>
internal sealed class WebChatBrowser(ApiHarness api, string? cookie = null)
{
    private readonly HttpClient client = api.Anonymous();
    private readonly string cookie = cookie ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Posts a message; headers with an empty name or value are left out.</summary>
    public Task<HttpResponseMessage> SayAsync(string text, params (string Name, string Value)[] headers) =>
        PostAsync(
            "/chat/messages",
            JsonContent.Create(new { clientId = Guid.NewGuid().ToString("n"), text }),
            [("X-Gradcheck-Chat", "1"), .. headers]
        );

    public async Task<HttpResponseMessage> PostAsync(
        string path,
        HttpContent content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Cookie", "gradcheck_chat=" + cookie);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }
}

/// <summary>Checks a status and throws the answer away.</summary>
internal static class StatusAnswers
{
    public static async Task StatusAsync(
        this Task<HttpResponseMessage> sent,
        params IReadOnlyList<HttpStatusCode> expected
    )
    {
        using var response = await sent;
        if (!expected.Contains(response.StatusCode))
            Assert.Fail($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }
}
