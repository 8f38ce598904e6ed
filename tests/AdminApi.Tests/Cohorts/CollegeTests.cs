using System.Net;
using System.Net.Http.Json;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cohorts;

public sealed class CollegeTests
{
    private const string Path = "/api/cohorts/2009/colleges";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_list_is_replaced_whole_and_two_colleges_may_swap_their_names(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        await TestCohort.AddAsync(api, size: 0);
        var registrar = await api.RegistrarAsync();
        var wanted = new[] { new { code = "01", name = "甲学院" }, new { code = "02", name = "乙学院" } };
        var swapped = new[] { new { code = "01", name = "乙学院" }, new { code = "02", name = "甲学院" } };

        await registrar.PutAsJsonAsync(Path, wanted).JsonAsync();
        await registrar.PutAsJsonAsync(Path, new { items = swapped }).JsonAsync();

        var list = await registrar.GetAsync(Path).JsonAsync();
        Assert.Equal(
            ["乙学院", "甲学院"],
            list.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task What_was_read_can_be_written_back()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        var read = await registrar.GetAsync(Path).JsonAsync();
        var written = await registrar.PutAsJsonAsync(Path, read).JsonAsync();

        Assert.Equal(3, read.GetProperty("items").GetArrayLength());
        Assert.Equal(read.ToString(), written.ToString());
    }

    [Fact]
    public async Task A_college_with_students_cannot_be_left_out()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        await registrar
            .PutAsJsonAsync(Path, new[] { new { code = "01", name = "文学院" } })
            .ProblemAsync(HttpStatusCode.Conflict, "college-in-use");

        var list = await registrar.GetAsync(Path).JsonAsync();
        Assert.Equal(3, list.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_college_sees_only_itself()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("02");

        var list = await college.GetAsync(Path).JsonAsync();

        Assert.Equal("02", Assert.Single(list.GetProperty("items").EnumerateArray()).GetProperty("code").GetString());
    }
}
