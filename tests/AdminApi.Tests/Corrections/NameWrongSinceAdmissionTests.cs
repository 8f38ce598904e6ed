using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gradcheck.AdminApi.Tests.Audit;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Corrections;

/// <summary>The story of one correction from the chat to the record, through the real application.</summary>
public sealed class NameWrongSinceAdmissionTests
{
    private const string Cohort = "/api/cohorts/2009";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_student_reports_the_college_proposes_the_registrar_accepts_and_the_student_signs_again(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var (college, registrar) = (await api.CollegeAsync("01"), await api.RegistrarAsync());
        var right = student.Name + "珊";
        var chat = await BoundAsync(api, registrar, student);
        await SignAsync(chat, student.Name);

        await chat.TypesAsync("/fix 姓名");
        await chat.TypesAsync(right);
        await chat.PressesAsync("录取时就错了");
        await chat.PressesAsync("提交");

        var asked = await OneAsync(college, "pending");
        Assert.Equal((student.Name, right), (asked.Text("oldValue"), asked.Text("newValue")));
        Assert.Equal(("admission", "college", "name"), (asked.Text("form"), asked.Text("next"), asked.Text("field")));
        Assert.Equal(3, asked.GetProperty("copies").GetInt32());
        Assert.True(asked.GetProperty("key").GetBoolean());
        Assert.Equal("admission", asked.Text("cause"));
        var path = $"/api/corrections/{asked.GetProperty("id")}";

        await college
            .PostAsJsonAsync($"{path}/accept", new { })
            .ProblemAsync(HttpStatusCode.BadRequest, "evidence-missing");
        var proposed = await college
            .PostAsJsonAsync($"{path}/accept", new { evidence = "录取通知书、身份证复印件各三份" })
            .JsonAsync();
        Assert.Equal(("proposed", "registrar"), (proposed.Text("state"), proposed.Text("next")));
        Assert.Equal(student.Name, (await api.ReadAsync(student)).Name);
        await chat.TypesAsync("/me");
        Assert.Contains("姓名（学院已核实，待教务处审批）", (await api.SentAsync())[^1]);
        await college
            .PostAsJsonAsync($"{path}/accept", new { evidence = "再交" })
            .ProblemAsync(HttpStatusCode.Conflict, "correction-proposed");
        await college
            .PostAsJsonAsync($"{path}/reject", new { reason = "算了" })
            .ProblemAsync(HttpStatusCode.Forbidden, "key-field");

        var accepted = await registrar.PostAsync($"{path}/accept", null).JsonAsync();
        Assert.Equal(("accepted", "none"), (accepted.Text("state"), accepted.Text("next")));
        Assert.Equal("录取通知书、身份证复印件各三份", accepted.Text("evidence"));
        Assert.NotEqual(accepted.Text("proposedBy"), accepted.Text("decidedBy"));
        var told = (await api.SentAsync())[^1];
        Assert.Contains("更正已通过", told);
        Assert.Contains("原来的签名已失效", told);
        Assert.Contains(right, told);

        var shown = await college.GetAsync(TestCohort.Path(student)).JsonAsync();
        Assert.Equal((right, "stale"), (shown.Text("name"), shown.Text("state")));
        var tally = (await registrar.GetAsync($"{Cohort}/tallies?by=college").JsonAsync())
            .GetProperty("items")[0]
            .GetProperty("corrections");
        Assert.Equal(
            (0, 1, 1),
            (
                tally.GetProperty("pending").GetInt32(),
                tally.GetProperty("accepted").GetInt32(),
                tally.GetProperty("admission").GetInt32()
            )
        );
        await SignAsync(chat, right);
        shown = await college.GetAsync(TestCohort.Path(student)).JsonAsync();
        Assert.Equal("signed", shown.Text("state"));
        Assert.Equal("accepted", (await OneAsync(registrar, "accepted")).Text("state"));

        await using var db = api.OpenDatabase();
        var log = await db.AuditEntries.Where(e => e.Action.StartsWith("correction-")).ToListAsync();
        Assert.Equal(
            ["correction-requested", "correction-proposed", "correction-accepted"],
            log.OrderBy(e => e.Id).Select(e => e.Action)
        );
        Assert.All(log, entry => Assert.DoesNotContain(student.Name, entry.Details));
        Assert.Null((await AuditVerification.RunAsync(db)).Fault);
    }

    private static async Task<SeasonChat> BoundAsync(ApiHarness api, HttpClient registrar, StudentRecord student)
    {
        var issued = await registrar.PostAsync($"{Cohort}/binding-codes?college={student.College}", null).JsonAsync();
        var code = issued
            .GetProperty("items")
            .EnumerateArray()
            .Single(item => item.Text("studentNumber") == student.StudentNumber)
            .Text("code")!;
        var chat = new SeasonChat(api, "session-of-a-browser-0123456789");
        await chat.TypesAsync("/start");
        await chat.PressesAsync("同意");
        await chat.TypesAsync(code);
        return chat;
    }

    private static async Task SignAsync(SeasonChat chat, string name)
    {
        await chat.TypesAsync("/sign");
        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");
        await chat.TypesAsync(name);
    }

    private static async Task<JsonElement> OneAsync(HttpClient office, string state)
    {
        var list = await office.GetAsync($"{Cohort}/corrections?state={state}").JsonAsync();
        return Assert.Single(list.GetProperty("items").EnumerateArray());
    }
}
