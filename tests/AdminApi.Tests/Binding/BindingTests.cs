using System.Net;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Binding;

public sealed class BindingTests
{
    private const string Path = "/api/cohorts/2009/binding-codes";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_college_without_a_filter_gets_codes_for_its_own_students_only(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("02");

        var issued = (await college.PostAsync(Path, null).JsonAsync()).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(
            cohort.Of("02").Select(s => s.StudentNumber),
            issued.Select(i => i.GetProperty("studentNumber").GetString()!).Order(StringComparer.Ordinal)
        );
        var hash = BindingCodeText.Hash(
            TestKeyring.Instance,
            BindingCodeText.Normalize(issued[0].GetProperty("code").GetString()!)!
        );
        await using var db = api.OpenDatabase();
        Assert.Equal(1, await db.BindingCodes.CountAsync(c => c.CodeHash == hash));
    }

    [Fact]
    public async Task A_repeated_request_for_codes_does_not_void_the_ones_already_printed()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");

        var first = await college.SendJsonAsync(HttpMethod.Post, Path, null, ("Idempotency-Key", "1")).JsonAsync();
        var second = await college.SendJsonAsync(HttpMethod.Post, Path, null, ("Idempotency-Key", "1")).JsonAsync();

        Assert.Equal(first.ToString(), second.ToString());
        await using var db = api.OpenDatabase();
        Assert.Equal(0, await db.BindingCodes.CountAsync(c => c.RevokedAt != null));
    }

    [Fact]
    public async Task The_office_unbinds_a_chat_and_unlocks_a_record()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.BindAsync(api, student);
        var college = await api.CollegeAsync("01");

        var unbound = await college.DeleteAsync($"{TestCohort.Path(student)}/binding").JsonAsync();
        Assert.Equal("unbound", unbound.GetProperty("state").GetString());
        await college
            .DeleteAsync($"{TestCohort.Path(student)}/binding")
            .ProblemAsync(HttpStatusCode.NotFound, "not-bound");

        var unlocked = await college.PostAsync($"{TestCohort.Path(student)}/unlock", null).JsonAsync();
        Assert.Equal(0, unlocked.GetProperty("forgiven").GetInt32());
    }
}
