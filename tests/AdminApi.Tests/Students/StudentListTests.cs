using System.Net;
using System.Text.Json;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Students;

public sealed class StudentListTests
{
    private const string Path = "/api/cohorts/2009/students";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Pages_of_every_size_give_every_student_once_in_the_order_of_numbers(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api, size: 25);
        var registrar = await api.RegistrarAsync();
        var expected = cohort.Students.Select(s => s.StudentNumber).Order(StringComparer.Ordinal).ToList();

        foreach (var limit in new[] { 1, 7, 24, 25, 26, 500 })
            Assert.Equal(expected, await NumbersAsync(registrar, $"{Path}?limit={limit}"));
    }

    [Fact]
    public async Task A_student_added_or_removed_while_paging_neither_repeats_nor_hides_another()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api, size: 12);
        var registrar = await api.RegistrarAsync();
        var numbers = cohort.Students.Select(s => s.StudentNumber).Order(StringComparer.Ordinal).ToList();

        var first = await registrar.GetAsync($"{Path}?limit=6").JsonAsync();
        await using (var db = api.OpenDatabase())
            await db.Students.Where(s => s.StudentNumber == numbers[2]).ExecuteDeleteAsync();
        var rest = await NumbersAsync(registrar, $"{Path}?limit=6&after={first.GetProperty("after").GetString()}");

        Assert.Equal(numbers[6..], rest);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var colleges = await registrar.GetAsync("/api/cohorts/2009/colleges?limit=1").JsonAsync();

        await registrar
            .GetAsync($"{Path}?after={colleges.GetProperty("after").GetString()}")
            .ProblemAsync(HttpStatusCode.BadRequest, "cursor-invalid");
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Filters_narrow_the_list(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var (signed, bound, removed) = (cohort.Of("01")[0], cohort.Of("01")[1], cohort.Of("02")[0]);
        await TestCohort.SignAsync(api, signed);
        await TestCohort.BindAsync(api, bound);
        await registrar.DeleteAsync($"{TestCohort.Path(removed)}?reason=退学").JsonAsync();

        Assert.Equal([signed.StudentNumber], await NumbersAsync(registrar, $"{Path}?state=signed"));
        Assert.Equal(
            [signed.StudentNumber, bound.StudentNumber],
            await NumbersAsync(registrar, $"{Path}?state=bound&college=01")
        );
        Assert.Equal([removed.StudentNumber], await NumbersAsync(registrar, $"{Path}?state=removed"));
        Assert.DoesNotContain(removed.StudentNumber, await NumbersAsync(registrar, Path));
        Assert.Equal(9, (await NumbersAsync(registrar, $"{Path}?state=unbound")).Count);
        Assert.Contains(signed.StudentNumber, await NumbersAsync(registrar, $"{Path}?search={signed.Name}"));
        Assert.Equal([bound.StudentNumber], await NumbersAsync(registrar, $"{Path}?search={bound.StudentNumber}"));
        Assert.All(
            await NumbersAsync(registrar, $"{Path}?class={Uri.EscapeDataString(bound.ClassName)}"),
            number => Assert.Equal(bound.ClassName, cohort.Students.Single(s => s.StudentNumber == number).ClassName)
        );
        foreach (var state in new[] { "viewed", "unsigned", "stale", "added", "disputed", "unreachable" })
            await registrar.GetAsync($"{Path}?state={state}").JsonAsync();
    }

    [Fact]
    public async Task The_search_takes_wildcards_for_what_they_are()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        Assert.Empty(await NumbersAsync(registrar, $"{Path}?search=%25"));
        Assert.Empty(await NumbersAsync(registrar, $"{Path}?search=_"));
    }

    private static async Task<List<string>> NumbersAsync(HttpClient client, string path)
    {
        var numbers = new List<string>();
        for (string? after = null; ; )
        {
            var next = after is null ? path : $"{path}&after={after}";
            var page = await client.GetAsync(next).JsonAsync();
            numbers.AddRange(
                page.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("studentNumber").GetString()!)
            );
            if (page.GetProperty("after").ValueKind == JsonValueKind.Null)
                return numbers;
            after = page.GetProperty("after").GetString();
        }
    }
}
