using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Gradcheck.AdminApi.Tests;

/// <summary>Reads answers of the API and says what came instead when they are not the expected ones.</summary>
public static class ApiAnswers
{
    /// <summary>The JSON body of an answer that has to have this status.</summary>
    public static async Task<JsonElement> JsonAsync(
        this Task<HttpResponseMessage> sent,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var response = await sent;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(
            expected == response.StatusCode,
            $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {body}"
        );
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>The problem details of a refused request: right content type, code and a Chinese title.</summary>
    public static async Task<JsonElement> ProblemAsync(
        this Task<HttpResponseMessage> sent,
        HttpStatusCode expected,
        string? code = null
    )
    {
        var response = await sent;
        var type = response.Content.Headers.ContentType?.MediaType;
        var problem = await sent.JsonAsync(expected);
        Assert.Equal("application/problem+json", type);
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", problem.GetProperty("title").GetString());
        Assert.Matches("^[a-z0-9-]+$", problem.GetProperty("code").GetString());
        if (code is not null)
            Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    /// <summary>Sends a JSON body with any method.</summary>
    public static Task<HttpResponseMessage> SendJsonAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body = null,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request);
    }
}
