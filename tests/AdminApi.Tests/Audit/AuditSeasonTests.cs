using System.Net;
using System.Net.Http.Json;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Audit;

/// <summary>A whole season through the real application: everything is in the audit log, and nobody's data are.</summary>
public sealed class AuditSeasonTests
{
    private const string Session = "session-of-a-browser-0123456789";
    private const string Phone = "13800138000";
    private const string Cohort = "/api/cohorts/2009";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Everything_that_happens_is_in_the_log_without_personal_data(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var student = cohort.Of("01")[0];
        var other = cohort.Of("03")[1];
        var reason = ReasonOf(student, other);

        await LeavesAsync(api, "roster-uploaded", "roster-applied", "roster-undone", () => RosterAsync(api, cohort));
        await LeavesAsync(
            api,
            "record-changed",
            () =>
                registrar.PatchAsJsonAsync(
                    TestCohort.Path(student),
                    new { changes = new { remark = "核对过了", name = student.Name + "明" }, reason }
                )
        );
        await LeavesAsync(
            api,
            "id-number-revealed",
            () =>
                registrar.SendJsonAsync(
                    HttpMethod.Get,
                    $"{TestCohort.Path(student)}?reveal=idNumber",
                    null,
                    ("X-Reason", Uri.EscapeDataString(reason))
                )
        );
        var gone = cohort.Of("02")[0];
        await LeavesAsync(
            api,
            "student-removed",
            () =>
                registrar.SendJsonAsync(
                    HttpMethod.Delete,
                    TestCohort.Path(gone),
                    new { reason = ReasonOf(gone, other) }
                )
        );
        await LeavesAsync(
            api,
            "student-restored",
            () => registrar.PostAsJsonAsync($"{Cohort}/students", Body(gone, ReasonOf(gone, other)))
        );
        await LeavesAsync(
            api,
            "status-change-noted",
            () =>
                registrar.PostAsJsonAsync(
                    $"{TestCohort.Path(gone)}/status-changes",
                    new { kind = "休学", note = reason }
                )
        );
        await SettingsAsync(api, registrar);
        await ChatAsync(api, registrar, cohort.Of("03")[0]);

        await using var db = api.OpenDatabase();
        var entries = await db.AuditEntries.AsNoTracking().ToListAsync();
        Assert.All(entries, entry => Assert.Matches("^(key:[0-9A-Z]{8}|chat:[0-9]+|system|test)$", entry.Actor));
        var log = string.Join('\n', entries.Select(e => $"{e.Actor} {e.Action} {e.Details}"));
        foreach (var person in cohort.Students)
        {
            Assert.DoesNotContain(person.Name, log);
            Assert.DoesNotContain(person.IdNumber, log);
            Assert.DoesNotContain(person.StudentNumber, log);
        }

        foreach (var secret in new[] { Phone, "8872217", Session, "王辅导", "张老师" })
            Assert.DoesNotContain(secret, log);
        // No long number at all, except inside hashes.
        Assert.DoesNotMatch("(?<![0-9a-f])[0-9]{7,}(?![0-9a-f])", log);
        Assert.Contains("来电", log);
        Assert.Null((await AuditVerification.RunAsync(db)).Fault);
    }

    /// <summary>What people write as a reason.</summary>
    private static string ReasonOf(StudentRecord student, StudentRecord other) =>
        $"{student.Name}（{student.IdNumber}）来电 {Phone}、0731-8872217，学号{student.StudentNumber}，与{other.Name}弄混";

    private static async Task RosterAsync(ApiHarness api, SyntheticCohort cohort)
    {
        var college = await api.CollegeAsync("01");
        var changed = cohort.Of("01").Select(record => record with { Remark = "核对过", College = "01" }).ToList();
        var file = RosterCalls.File(changed) with { FileName = $"{changed[0].Name}等人{Phone}.xlsx" };
        var preview = await college.PreviewAsync(file, "?purpose=correction");
        await college.ApplyAsync(preview).JsonAsync();
        await college.PostAsync($"/api/rosters/{preview.GetProperty("id")}/undo", null).JsonAsync();
    }

    private static async Task SettingsAsync(ApiHarness api, HttpClient registrar)
    {
        await LeavesAsync(api, "cohort-changed", () => registrar.PatchAsJsonAsync(Cohort, new { phone = Phone }));
        var list = (await registrar.GetAsync($"{Cohort}/colleges").JsonAsync()).GetProperty("items");
        var colleges = list.EnumerateArray()
            .Select(c => new
            {
                code = c.GetProperty("code").GetString(),
                name = c.GetProperty("name").GetString(),
                phone = Phone,
                counsellors = new[] { new { name = "王辅导", phone = Phone } },
            });
        await LeavesAsync(api, "colleges-set", () => registrar.PutAsJsonAsync($"{Cohort}/colleges", colleges));
        var key = "";
        await LeavesAsync(
            api,
            "key-created",
            async () =>
            {
                var made = await registrar
                    .PostAsJsonAsync("/api/keys", new { role = "registrar", name = $"张老师 {Phone}" })
                    .JsonAsync(HttpStatusCode.Created);
                key = made.GetProperty("key").GetString()!;
            }
        );
        var id = ApiKeyText.TryParse(key)!.Id;
        await LeavesAsync(api, "key-revoked", () => registrar.DeleteAsync($"/api/keys/{id}"));
    }

    private static async Task ChatAsync(ApiHarness api, HttpClient registrar, StudentRecord student)
    {
        var path = $"{Cohort}/binding-codes?college=03";
        var code = "";
        await LeavesAsync(
            api,
            "binding-codes-issued",
            async () =>
            {
                var issued = await registrar.PostAsync(path, null).JsonAsync();
                code = issued
                    .GetProperty("items")
                    .EnumerateArray()
                    .Single(item => item.GetProperty("studentNumber").GetString() == student.StudentNumber)
                    .GetProperty("code")
                    .GetString()!;
            }
        );
        var chat = new SeasonChat(api, Session);
        await chat.TypesAsync("/start");
        await LeavesAsync(api, "consent-given", () => chat.PressesAsync("同意"));
        await LeavesAsync(api, "binding-refused", () => chat.TypesAsync("00000000"));
        await LeavesAsync(api, "chat-bound", () => chat.TypesAsync(code));
        await LeavesAsync(api, "record-viewed", () => chat.TypesAsync("/me"));
        await LeavesAsync(api, "id-number-shown", () => chat.PressesAsync("显示完整身份证号"));
        await chat.TypesAsync("/fix 姓名");
        await chat.TypesAsync(student.Name + "珊");
        await chat.PressesAsync("录取时就错了");
        await LeavesAsync(api, "correction-requested", () => chat.PressesAsync("提交"));
        await LeavesAsync(api, "correction-withdrawn", () => WithdrawAsync(chat));
        await LeavesAsync(api, "id-number-shown", () => chat.TypesAsync("/sign"));
        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");
        await LeavesAsync(api, "record-signed", () => chat.TypesAsync(student.Name));
        await LeavesAsync(api, "chat-unbound", () => registrar.DeleteAsync($"{TestCohort.Path(student)}/binding"));
        await LeavesAsync(
            api,
            "record-unlocked",
            () => registrar.PostAsync($"{TestCohort.Path(student)}/unlock", null)
        );
    }

    private static async Task WithdrawAsync(SeasonChat chat)
    {
        await chat.TypesAsync("/fix");
        await chat.PressesAsync("撤回：姓名");
    }

    private static Task LeavesAsync(ApiHarness api, string action, Func<Task> step) => LeavesAsync(api, [action], step);

    private static Task LeavesAsync(ApiHarness api, string one, string two, string three, Func<Task> step) =>
        LeavesAsync(api, [one, two, three], step);

    private static async Task LeavesAsync(ApiHarness api, string[] actions, Func<Task> step)
    {
        await using var db = api.OpenDatabase();
        var before = (await AuditHead.ReadAsync(db)).Id;
        await step();
        var left = await db.AuditEntries.Where(e => e.Id > before).Select(e => e.Action).ToListAsync();
        Assert.All(actions, action => Assert.Contains(action, left));
    }

    private static Dictionary<string, string> Body(StudentRecord record, string reason)
    {
        var body = StudentFields.All.ToDictionary(field => field.JsonName(), field => record[field]);
        body["reason"] = reason;
        return body;
    }
}
