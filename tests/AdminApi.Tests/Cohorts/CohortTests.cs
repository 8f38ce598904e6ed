using System.Net;
using System.Net.Http.Json;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cohorts;

public sealed class CohortTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_new_cohort_has_the_reference_notice_for_what_was_left_out(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var registrar = await api.RegistrarAsync();

        await registrar
            .PostAsJsonAsync(
                "/api/cohorts",
                new
                {
                    year = 2009,
                    title = "2009届",
                    signingDeadline = "2008-12-08",
                }
            )
            .JsonAsync(HttpStatusCode.Created);

        var cohort = await registrar.GetAsync("/api/cohorts/2009").JsonAsync();
        Assert.Equal("2009届", cohort.GetProperty("title").GetString());
        Assert.Equal("2008-12-08", cohort.GetProperty("signingDeadline").GetString());
        Assert.Equal(15m, cohort.GetProperty("fee").GetDecimal());
        Assert.Equal(
            ["name", "sex", "birthDate", "idNumber"],
            cohort.GetProperty("keyFields").EnumerateArray().Select(f => f.GetString())
        );
        Assert.Equal("after", cohort.GetProperty("chsi").GetProperty("opens").GetString());
        Assert.Equal("code", cohort.GetProperty("bindingPolicy").GetString());
    }

    [Fact]
    public async Task A_cohort_cannot_be_set_up_twice()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        await registrar
            .PostAsJsonAsync("/api/cohorts", new { year = 2009, title = "2009届" })
            .JsonAsync(HttpStatusCode.Created);

        await registrar
            .PostAsJsonAsync("/api/cohorts", new { year = 2009, title = "又一个" })
            .ProblemAsync(HttpStatusCode.Conflict, "cohort-exists");
    }

    [Fact]
    public async Task Changing_one_setting_leaves_the_others_and_the_audit_log_names_it()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        var changed = await registrar
            .PatchAsJsonAsync("/api/cohorts/2009", new { fee = 20.5, chsi = new { workingDays = 30 } })
            .JsonAsync();

        Assert.Equal(20.5m, changed.GetProperty("fee").GetDecimal());
        Assert.Equal(30, changed.GetProperty("chsi").GetProperty("workingDays").GetInt32());
        Assert.Equal("www.chsi.com.cn", changed.GetProperty("chsi").GetProperty("url").GetString());
        Assert.Equal("2009届预计毕业生", changed.GetProperty("title").GetString());
        await using var db = api.OpenDatabase();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "cohort-changed");
        Assert.Equal("""{"changed":["feeFen","chsi"]}""", entry.Details);
    }

    [Fact]
    public async Task A_new_consent_text_is_a_new_version_and_the_same_text_is_not()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        var text = "新的隐私说明：只用于毕业信息核对，不提供给他人。";
        var first = await registrar.PatchAsJsonAsync("/api/cohorts/2009", new { consentText = text }).JsonAsync();
        var second = await registrar.PatchAsJsonAsync("/api/cohorts/2009", new { consentText = text }).JsonAsync();

        Assert.Equal(2, first.GetProperty("consentVersion").GetInt32());
        Assert.Equal(2, second.GetProperty("consentVersion").GetInt32());
    }

    [Fact]
    public async Task What_was_read_can_be_written_back_unchanged()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        var read = await registrar.GetAsync("/api/cohorts/2009").JsonAsync();
        var written = await registrar.PatchAsJsonAsync("/api/cohorts/2009", read).JsonAsync();

        Assert.Equal(read.ToString(), written.ToString());
    }
}
