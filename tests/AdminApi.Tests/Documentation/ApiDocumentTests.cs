using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Documentation;

public sealed partial class ApiDocumentTests
{
    [Fact]
    public async Task Every_operation_has_a_Chinese_summary_a_key_and_a_problem_answer()
    {
        await using var api = await ApiHarness.StartAsync();

        var document = await api.Anonymous().GetAsync("/openapi/v1.json").JsonAsync();

        Assert.StartsWith("3.1.", document.GetProperty("openapi").GetString());
        var schemes = document.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("bearer", schemes.GetProperty("ApiKey").GetProperty("scheme").GetString());
        Assert.Equal(1, document.GetProperty("security").GetArrayLength());
        Assert.All(
            Operations(document),
            operation =>
            {
                Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", operation.GetProperty("summary").GetString());
                var problem = operation.GetProperty("responses").GetProperty("default").GetProperty("content");
                Assert.True(problem.TryGetProperty("application/problem+json", out _));
            }
        );
    }

    [Fact]
    public async Task Every_parameter_and_property_says_its_type()
    {
        await using var api = await ApiHarness.StartAsync();

        var document = await api.Anonymous().GetAsync("/openapi/v1.json").JsonAsync();

        var untyped = Operations(document)
            .Where(o => o.TryGetProperty("parameters", out _))
            .SelectMany(o => o.GetProperty("parameters").EnumerateArray())
            .Where(p => p.GetProperty("schema").EnumerateObject().Count() == 0)
            .Select(p => p.GetProperty("name").GetString());
        Assert.Empty(untyped);
        var by = Operations(document)
            .SelectMany(o => o.TryGetProperty("parameters", out var p) ? p.EnumerateArray() : [])
            .Single(p => p.GetProperty("name").GetString() == "by");
        Assert.Equal(
            ["college", "major", "class", "level"],
            by.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(name => name.GetString())
        );
        var student = document.GetProperty("components").GetProperty("schemas").GetProperty("StudentView");
        Assert.Equal("string", student.GetProperty("properties").GetProperty("name").GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_reference_page_loads_nothing_from_elsewhere()
    {
        await using var api = await ApiHarness.StartAsync();
        var client = api.Anonymous();

        var page = await client.GetStringAsync("/scalar/");

        var sources = Sources().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            Assert.DoesNotContain("//", source);
            using var asset = await client.GetAsync($"/scalar/{source}");
            Assert.True(asset.IsSuccessStatusCode, source);
        }
    }

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value);

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Sources();
}
