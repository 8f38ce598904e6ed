using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Tests.Logging;

/// <summary>Requests with somebody's name, ID number and phone in every place that can hold a text.</summary>
internal sealed class TalkativeRequests(IReadOnlyList<StudentRecord> people, string key)
{
    private const string Cohort = $"/api/cohorts/2009";

    public const int Kinds = 10;

    public static string Phone(int i) => string.Create(CultureInfo.InvariantCulture, $"139{i % 100_000_000:D8}");

    public HttpRequestMessage Make(int i)
    {
        var person = people[i % people.Count];
        var (name, id, phone) = (person.Name, person.IdNumber, Phone(i));
        var everything = Uri.EscapeDataString($"{name} {id} {phone}");
        var request = (i % Kinds) switch
        {
            0 => Get($"{Cohort}/students/{id}?reveal=idNumber&note={everything}"),
            1 => Get($"{Cohort}/students?search={Uri.EscapeDataString(name)}&limit={id}&college={phone}"),
            2 => Get($"/{everything}/{id}?{everything}={everything}"),
            3 => Json(
                HttpMethod.Patch,
                $"{Cohort}/students/{person.StudentNumber}",
                $$"""{"changes":{"name":"{{name}}{{id}}","idNumber":"{{id}}"},"reason":"{{name}} {{phone}}"}"""
            ),
            4 => Json(
                HttpMethod.Post,
                $"{Cohort}/students",
                $$"""{"{{name}} {{id}}":"{{phone}}","name":{"{{id}}":{{id.TrimEnd('X')}}}"""
            ),
            5 => Upload($"{name}{id}-{phone}.csv", $"学号,姓名,身份证号\n\"{id}\n{name},{id},{phone}"),
            6 or 7 => Chat(i, $"{name} {id} {phone}"),
            8 => Json(
                HttpMethod.Post,
                $"{Cohort}/students/{person.StudentNumber}/status-changes",
                $$"""{"kind":"休学","documentNumber":"boom","note":"{{name}} {{id}} {{phone}}"}"""
            ),
            _ => Json(
                HttpMethod.Put,
                $"/api/cohorts/{id}/colleges?{everything}",
                $"[{{\"code\":\"{id}\",\"name\":{name}"
            ),
        };
        request.Headers.TryAddWithoutValidation("X-Reason", everything);
        request.Headers.TryAddWithoutValidation("User-Agent", $"{id} ({phone})");
        request.Headers.TryAddWithoutValidation("Referer", $"http://example.edu.cn/{everything}");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"{id}-{i}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", i % 50 == 9 ? id : key);
        return request;
    }

    private static HttpRequestMessage Get(string address) => new(HttpMethod.Get, address);

    private static HttpRequestMessage Json(HttpMethod method, string address, string body) =>
        new(method, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static HttpRequestMessage Upload(string fileName, string content)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        return new HttpRequestMessage(HttpMethod.Post, $"{Cohort}/rosters?purpose=issue&mapping={fileName}")
        {
            Content = new MultipartFormDataContent { { file, "file", fileName } },
        };
    }

    private static HttpRequestMessage Chat(int i, string text)
    {
        var secret = string.Create(CultureInfo.InvariantCulture, $"{i / Kinds % 200:D42}A");
        var message = Json(HttpMethod.Post, "/chat/messages", $$"""{"clientId":"message-{{i}}","text":"{{text}}"}""");
        message.Headers.Add("X-Gradcheck-Chat", "1");
        message.Headers.Add("Cookie", $"gradcheck_chat={secret}");
        return message;
    }
}
