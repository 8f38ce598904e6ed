using System.Net;
using System.Net.Http.Json;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Retention;

public sealed class EraseTests
{
    private static readonly object Wish = new { reason = "本人书面申请" };

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_removed_student_can_be_erased_and_the_counts_stay(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var record = cohort.Students[0];
        await TestCohort.SignAsync(api, record);
        var registrar = await api.RegistrarAsync();
        await registrar.PreviewAsync(RosterCalls.File(cohort.Students));
        await registrar.DeleteAsync(TestCohort.Path(record) + "?reason=退学").JsonAsync();
        var tallies = await registrar.GetStringAsync("/api/cohorts/2009/tallies?by=class");

        await registrar.PostAsJsonAsync(TestCohort.Path(record) + "/erase", Wish).JsonAsync();

        Assert.Equal(tallies, await registrar.GetStringAsync("/api/cohorts/2009/tallies?by=class"));
        await registrar.GetAsync(TestCohort.Path(record)).ProblemAsync(HttpStatusCode.NotFound);
        await registrar.PostAsJsonAsync(TestCohort.Path(record) + "/erase", Wish).ProblemAsync(HttpStatusCode.NotFound);
        await using var db = api.OpenDatabase();
        Assert.Equal(0, await db.RosterContents.CountAsync() + await db.Chats.CountAsync());
        Assert.False(await db.Students.AnyAsync(s => s.Name == record.Name && s.StudentNumber == record.StudentNumber));
        Assert.Equal("", (await db.Signatures.SingleAsync()).Record.Name);
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "student-erased");
        Assert.DoesNotContain(record.StudentNumber, entry.Details, StringComparison.Ordinal);
        if (api.Database.Factory.SqliteFile is { } file)
        {
            foreach (var part in new[] { file, file + "-wal" }.Where(File.Exists))
                Assert.Equal(
                    -1,
                    File.ReadAllBytes(part).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(record.StudentNumber))
                );
        }
    }

    [Fact]
    public async Task A_student_on_the_list_of_an_open_cohort_is_told_why_not_yet()
    {
        await using var api = await ApiHarness.StartAsync();
        var record = (await TestCohort.AddAsync(api)).Students[0];
        await TestCohort.EndSoonAsync(api);
        var registrar = await api.RegistrarAsync();

        var problem = await registrar
            .PostAsJsonAsync(TestCohort.Path(record) + "/erase", Wish)
            .ProblemAsync(HttpStatusCode.Conflict, "record-needed");
        Assert.Contains("附表2", problem.GetProperty("detail").GetString());

        api.Clock.SetUtcNow(new DateTimeOffset(2008, 12, 5, 0, 0, 0, TimeSpan.FromHours(8)));
        await registrar
            .PostAsJsonAsync(TestCohort.Path(record) + "/erase", new { reason = "" })
            .ProblemAsync(HttpStatusCode.BadRequest, "reason-missing");
        await registrar.PostAsJsonAsync(TestCohort.Path(record) + "/erase", Wish).JsonAsync();
    }
}
