using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Privacy;

/// <summary>Walks every address of the app that can be read and looks for full ID numbers in what it answers.</summary>
public sealed partial class MaskedAnswersTests
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Answers that need full numbers, each with the reason.</summary>
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["/api/rosters/{id:long}/annotated.xlsx"] =
            "The office's own upload is given back to it with its faults marked.",
        ["/api/cohorts/{year:int}/forms/{form}.xlsx"] =
            "The paper forms of the notice carry the numbers by their columns.",
        ["/api/cohorts/{year:int}/forms.zip"] = "The same forms in one archive.",
        ["/api/forms/verify/{code}"] = "Answers only to the code of a form that was made; see the tests of forms.",
        ["/chat/events"] = "A student's own chat, where page 1 of signing shows the number to its owner.",
    };

    [Fact]
    public async Task No_answer_shows_a_full_ID_number_unless_it_stands_on_the_list()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        var planted = await PlantedIdNumbers.InAsync(api, registrar);
        var forbidden = planted.Forbidden;

        foreach (var pattern in ReadableAddresses(api).Except(Needed.Keys))
        {
            var answered = false;
            foreach (var accept in new[] { "application/json", "text/csv", Xlsx, "text/html" })
            {
                var (status, text) = await ReadAsync(registrar, AddressOf(pattern, planted), accept);
                Assert.True((int)status < 500, $"{pattern}: {text}");
                answered |= status == HttpStatusCode.OK;
                var seen = forbidden.Where(id => text.Contains(id, StringComparison.Ordinal));
                Assert.True(!seen.Any(), $"{pattern} as {accept} shows {string.Join(' ', seen)}:\n{text}");
            }

            // An address that only refuses would prove nothing; what is not the API's may have nothing to show.
            Assert.True(answered || !pattern.StartsWith("/api/", StringComparison.Ordinal), pattern);
        }
    }

    [Fact]
    public async Task The_faulty_roster_given_back_has_the_numbers_in_full()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        var planted = await PlantedIdNumbers.InAsync(api, registrar);

        var (_, text) = await ReadAsync(registrar, $"/api/rosters/{planted.Roster}/annotated.xlsx", Xlsx);

        Assert.Contains(planted.Forbidden, id => text.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_college_sees_neither_ID_numbers_nor_the_telephones_of_another_colleges_staff()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        var planted = await PlantedIdNumbers.InAsync(api, registrar);
        var colleges = new[] { "01", "02", "03" }.Select(code => new
        {
            code,
            name = $"学院{code}",
            phone = $"0731-88{code}0000",
            counsellors = new[] { new { name = $"辅导员{code}", phone = $"138{code}000000" } },
        });
        await registrar.SendJsonAsync(HttpMethod.Put, "/api/cohorts/2009/colleges", colleges).JsonAsync();
        var college = await api.CollegeAsync("01");
        string[] foreign = ["0731-88020000", "13802000000", "0731-88030000", "13803000000", .. planted.Forbidden];

        var own = await ReadAsync(college, "/api/cohorts/2009/colleges", "application/json");
        foreach (var pattern in ReadableAddresses(api).Except(Needed.Keys))
        {
            foreach (var accept in new[] { "application/json", Xlsx })
            {
                var (_, text) = await ReadAsync(college, AddressOf(pattern, planted), accept);
                Assert.DoesNotContain(foreign, secret => text.Contains(secret, StringComparison.Ordinal));
            }
        }

        Assert.Contains("13801000000", own.Text);
    }

    private static List<string> ReadableAddresses(ApiHarness api) =>
        [
            .. api
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { } only
                    || only.HttpMethods.Contains("GET")
                )
                .Select(endpoint => endpoint.RoutePattern.RawText!)
                .Distinct(),
        ];

    private static string AddressOf(string pattern, PlantedIdNumbers planted) =>
        Parameter()
            .Replace(
                pattern.Replace("/keys/{id}", "/keys", StringComparison.Ordinal),
                parameter =>
                    parameter.Groups[1].Value switch
                    {
                        "year" => "2009",
                        "studentNumber" => planted.Student.StudentNumber,
                        "receipt" => planted.Receipt,
                        "documentName" => "v1",
                        "id" => $"{planted.Roster}",
                        _ => "1",
                    }
            );

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(
        HttpClient client,
        string address,
        string accept
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd(accept);
        using var response = await client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return (
            response.StatusCode,
            bytes is [(byte)'P', (byte)'K', ..] ? Unzipped(bytes) : Encoding.UTF8.GetString(bytes)
        );
    }

    private static string Unzipped(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Join(
            '\n',
            zip.Entries.Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            })
        );
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
