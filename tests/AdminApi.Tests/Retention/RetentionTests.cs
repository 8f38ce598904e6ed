using System.Net;
using System.Net.Http.Json;
using Gradcheck.AdminApi.Retention;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Retention;

/// <summary>What the offices see of retention: the setting, the night's work, and a cohort that is gone.</summary>
public sealed class RetentionTests
{
    private static readonly DateTimeOffset FirstDayAfter = new(2009, 1, 4, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task The_retention_is_a_year_unless_set_and_null_keeps_for_good()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        var made = await registrar
            .PostAsJsonAsync("/api/cohorts", new { year = 2010, title = "2010届" })
            .JsonAsync(HttpStatusCode.Created);
        Assert.Equal(365, made.GetProperty("retentionDays").GetInt32());
        Assert.Equal("2012-01-01", made.GetProperty("purgeOn").GetString());

        foreach (var change in new object[] { new { retentionDays = (int?)null }, new { phone = "0731-1" } })
        {
            var kept = await registrar.SendJsonAsync(HttpMethod.Patch, "/api/cohorts/2010", change).JsonAsync();
            Assert.Equal(System.Text.Json.JsonValueKind.Null, kept.GetProperty("retentionDays").ValueKind);
        }

        await registrar
            .SendJsonAsync(HttpMethod.Patch, "/api/cohorts/2010", new { retentionDays = 3 })
            .ProblemAsync(HttpStatusCode.BadRequest, "cohort-invalid");
    }

    [Fact]
    public async Task The_night_after_the_retention_has_passed_the_data_is_gone()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        await TestCohort.EndSoonAsync(api);
        var watch = api.Services.GetServices<IHostedService>().OfType<RetentionWatch>().Single();
        await using (var db = api.OpenDatabase())
        {
            Assert.Empty(await DuePurges.ReadAsync(db, new DateOnly(2009, 1, 3)));
            Assert.Equal([TestCohort.Year], await DuePurges.ReadAsync(db, new DateOnly(2009, 1, 4)));
        }

        api.Clock.SetUtcNow(FirstDayAfter);
        // The watch itself may be awake by now and be the first; both are the same work.
        await watch.LookAsync(default);

        await using var after = api.OpenDatabase();
        Assert.Equal("system", (await after.AuditEntries.SingleAsync(e => e.Action == "cohort-purged")).Actor);
    }

    [Theory]
    [InlineData(3, 29, 1)]
    [InlineData(3, 30, 24 * 60)]
    [InlineData(9, 0, (18 * 60) + 30)]
    public void The_watch_sleeps_until_half_past_three(int hour, int minute, int minutes) =>
        Assert.Equal(
            TimeSpan.FromMinutes(minutes),
            RetentionWatch.UntilNextNight(new DateTimeOffset(2011, 1, 1, hour, minute, 0, TimeSpan.FromHours(8)))
        );

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_a_purged_cohort_only_settings_colleges_and_tallies_answer(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        await TestCohort.EndSoonAsync(api);
        await TestCohort.SignAsync(api, cohort.Students[0]);
        var receipt = await TestCohort.ReceiptAsync(api, cohort.Students[0]);
        var (registrar, college) = (await api.RegistrarAsync(), await api.CollegeAsync("02"));
        var roster = await registrar.PreviewAsync(RosterCalls.File(cohort.Students));
        var before = await TalliesAsync(registrar, college);
        // Over, but not yet due: the watch leaves it to us.
        api.Clock.SetUtcNow(FirstDayAfter.AddDays(-25));
        Assert.Null((await PurgeCohort.RunAsync(api.Writer, "test", TestCohort.Year)).Refusal);
        Assert.True(await ScrubPurges.RunAsync(api.Database.Factory, api.Writer, "test"));

        var student = TestCohort.Path(cohort.Students[0]);
        foreach (
            var path in new[]
            {
                student,
                student + "/signatures",
                "/api/cohorts/2009/students",
                "/api/cohorts/2009/corrections",
                "/api/cohorts/2009/confirmations",
                "/api/cohorts/2009/deliveries",
                "/api/cohorts/2009/photo-plan",
            }
        )
            await registrar.GetAsync(path).ProblemAsync(HttpStatusCode.Gone, "cohort-purged");
        await registrar
            .SendJsonAsync(HttpMethod.Patch, student, new { changes = new { remark = "x" }, reason = "改" })
            .ProblemAsync(HttpStatusCode.Gone, "cohort-purged");
        await registrar
            .PostAsync("/api/cohorts/2009/binding-codes", null)
            .ProblemAsync(HttpStatusCode.Gone, "cohort-purged");
        await registrar
            .SendJsonAsync(HttpMethod.Patch, "/api/cohorts/2009", new { retentionDays = 3000 })
            .ProblemAsync(HttpStatusCode.Gone, "cohort-purged");
        await registrar.GetAsync($"/api/rosters/{roster.Int("id")}").ProblemAsync(HttpStatusCode.NotFound);
        await registrar.GetAsync($"/api/signatures/{receipt}").ProblemAsync(HttpStatusCode.Gone, "record-forgotten");

        Assert.Equal(before, await TalliesAsync(registrar, college));
        var shown = await registrar.GetAsync("/api/cohorts/2009").JsonAsync();
        Assert.StartsWith("2008-12-10", shown.GetProperty("purgedAt").GetString());
        await registrar.GetAsync("/api/cohorts/2009/colleges").JsonAsync();
    }

    private static async Task<string> TalliesAsync(params HttpClient[] callers)
    {
        var texts = new List<string>();
        foreach (var caller in callers)
        {
            foreach (var by in new[] { "college", "major", "class", "level" })
                texts.Add(await caller.GetStringAsync($"/api/cohorts/2009/tallies?by={by}"));
        }

        return string.Join('\n', texts);
    }
}
