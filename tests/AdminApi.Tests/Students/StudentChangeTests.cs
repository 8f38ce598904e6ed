using System.Net;
using System.Net.Http.Json;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Students;

public sealed class StudentChangeTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_college_corrects_a_field_and_the_signed_student_is_asked_to_sign_again(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.SignAsync(api, student);
        var college = await api.CollegeAsync("01");

        var changed = await college
            .PatchAsJsonAsync(
                TestCohort.Path(student),
                new { changes = new { politicalStatus = "中共党员" }, reason = "已转正" }
            )
            .JsonAsync();

        var view = changed.GetProperty("student");
        Assert.Equal("中共党员", view.GetProperty("politicalStatus").GetString());
        Assert.Equal("stale", view.GetProperty("state").GetString());
        await using var db = api.OpenDatabase();
        Assert.Contains("签名已失效", Assert.Single(await db.Deliveries.ToListAsync()).Payload);
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "record-changed");
        Assert.Equal("""{"fields":["politicalStatus"],"reason":"已转正","signatureStale":true}""", entry.Details);
    }

    [Fact]
    public async Task A_change_of_the_remark_leaves_the_signature_alone()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.SignAsync(api, student);
        var college = await api.CollegeAsync("01");

        var changed = await college
            .PatchAsJsonAsync(TestCohort.Path(student), new { changes = new { remark = "交换生" }, reason = "补充" })
            .JsonAsync();

        Assert.Equal("signed", changed.GetProperty("student").GetProperty("state").GetString());
        await using var db = api.OpenDatabase();
        Assert.Empty(await db.Deliveries.ToListAsync());
    }

    [Theory]
    [InlineData("name", "王小明")]
    [InlineData("idNumber", "430102198603059840")]
    [InlineData("studentNumber", "2005999999999")]
    [InlineData("college", "02")]
    public async Task A_college_may_not_touch_key_fields_but_the_registrar_may(string field, string value)
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var college = await api.CollegeAsync("01");
        var registrar = await api.RegistrarAsync();
        var changes = new Dictionary<string, string> { [field] = value };
        if (field == "idNumber")
            (changes["birthDate"], changes["sex"]) = ("19860305", "女");

        await college
            .PatchAsJsonAsync(TestCohort.Path(student), new { changes, reason = "改正" })
            .ProblemAsync(HttpStatusCode.Forbidden, "key-field");
        var changed = await registrar
            .PatchAsJsonAsync(TestCohort.Path(student), new { changes, reason = "改正" })
            .JsonAsync();

        var shown = changed.GetProperty("student").GetProperty(field).GetString();
        Assert.Equal(field == "idNumber" ? "430**************0" : value, shown);
    }

    [Fact]
    public async Task An_ID_number_belongs_to_one_student_of_the_cohort_in_either_form()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var owner = cohort.Of("02")[0];
        var changes = new
        {
            idNumber = owner.IdNumber,
            birthDate = owner.BirthDate,
            sex = owner.Sex,
        };

        await registrar
            .PatchAsJsonAsync(TestCohort.Path(cohort.Of("01")[0]), new { changes, reason = "改正" })
            .ProblemAsync(HttpStatusCode.Conflict, "duplicate-id");
    }

    [Fact]
    public async Task A_full_ID_number_is_shown_for_a_reason_which_the_audit_log_keeps()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var college = await api.CollegeAsync("01");
        var path = TestCohort.Path(student);

        var masked = await college.GetAsync(path).JsonAsync();
        await college.GetAsync($"{path}?reveal=idNumber").ProblemAsync(HttpStatusCode.BadRequest, "reason-missing");
        var full = await college
            .SendJsonAsync(
                HttpMethod.Get,
                $"{path}?reveal=idNumber",
                null,
                ("X-Reason", Uri.EscapeDataString("核对身份证"))
            )
            .JsonAsync();

        Assert.DoesNotContain(student.IdNumber, masked.ToString());
        Assert.Equal(student.IdNumber, full.GetProperty("idNumber").GetString());
        await using var db = api.OpenDatabase();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "id-number-revealed");
        Assert.Equal("""{"field":"idNumber","reason":"核对身份证"}""", entry.Details);
    }
}
