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
    public async Task Codes_say_until_when_they_bind_and_the_registrar_moves_that_day()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var college = await api.CollegeAsync("01");
        Assert.Equal("2009-12-31", await ExpiryAsync(college));

        await registrar
            .SendJsonAsync(HttpMethod.Patch, "/api/cohorts/2009", new { closesOn = "2009-07-31" })
            .JsonAsync();
        Assert.Equal("2009-07-31", await ExpiryAsync(college));

        api.Clock.SetUtcNow(new DateTimeOffset(2009, 8, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        await college.PostAsync(Path, null).ProblemAsync(HttpStatusCode.Conflict, "cohort-closed");
    }

    [Fact]
    public async Task A_cohort_cannot_end_before_its_own_deadlines()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        await registrar
            .SendJsonAsync(
                HttpMethod.Patch,
                "/api/cohorts/2009",
                new { closesOn = "2009-03-04", chsi = new { officeDeadline = "2009-03-05" } }
            )
            .ProblemAsync(HttpStatusCode.BadRequest, "cohort-invalid");
        var same = new { closesOn = "2009-03-05", chsi = new { officeDeadline = "2009-03-05" } };
        var set = await registrar.SendJsonAsync(HttpMethod.Patch, "/api/cohorts/2009", same).JsonAsync();
        Assert.Equal("2009-03-05", set.GetProperty("closesOn").GetString());
    }

    private static async Task<string?> ExpiryAsync(HttpClient office)
    {
        var issued = await office.PostAsync(Path, null).JsonAsync();
        return issued.GetProperty("items")[0].GetProperty("expiresOn").GetString();
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
