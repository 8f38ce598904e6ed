using System.Net;
using System.Net.Http.Json;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Corrections;

public sealed class CorrectionDeskTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_college_decides_alone_what_is_no_key_field_and_can_take_it_back(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.SignAsync(api, student);
        var college = await api.CollegeAsync("01");
        var id = await api.AskAsync(student, StudentField.Major, "历史学");

        var accepted = await college.PostAsync($"/api/corrections/{id}/accept", null).JsonAsync();
        Assert.Equal("accepted", accepted.Text("state"));
        var changed = await api.ReadAsync(student);
        Assert.Equal(("历史学", SignatureState.Stale), (changed.Major, changed.SignatureState));

        var again = await college
            .PostAsJsonAsync($"/api/corrections/{id}/reject", new { reason = "晚了" })
            .ProblemAsync(HttpStatusCode.Conflict, "correction-decided");
        Assert.Equal(accepted.Text("decidedBy"), again.GetProperty("data").Text("decidedBy"));
        Assert.Contains("2008年12月3日", again.Text("title"));

        var reverted = await college
            .PostAsJsonAsync($"/api/corrections/{id}/revert", new { reason = "看错了人" })
            .JsonAsync();
        Assert.Equal(("reverted", "看错了人"), (reverted.Text("state"), reverted.Text("reason")));
        var back = await api.ReadAsync(student);
        Assert.Equal((student.Major, SignatureState.Signed), (back.Major, back.SignatureState));
        Assert.True(back.ChangeSequence > changed.ChangeSequence);
        var sent = await api.SentAsync();
        Assert.Equal(2, sent.Count);
        Assert.Contains("更正已通过", sent[0]);
        Assert.Contains("已撤销", sent[1]);
        Assert.Contains("看错了人", sent[1]);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_rejection_tells_the_student_why_and_lets_the_student_sign(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.BindAsync(api, student);
        var college = await api.CollegeAsync("01");
        var id = await api.AskAsync(student, StudentField.Major, "历史学");

        await college
            .PostAsJsonAsync($"/api/corrections/{id}/reject", new { reason = " " })
            .ProblemAsync(HttpStatusCode.BadRequest, "reason-missing");
        var rejected = await college
            .PostAsJsonAsync($"/api/corrections/{id}/reject", new { reason = "培养方案里没有这个方向" })
            .JsonAsync();

        Assert.Equal("rejected", rejected.Text("state"));
        Assert.Equal(student.Major, (await api.ReadAsync(student)).Major);
        var told = Assert.Single(await api.SentAsync());
        Assert.Contains("更正未通过", told);
        Assert.Contains("培养方案里没有这个方向", told);
        await TestCohort.SignAsync(api, student);
        Assert.Equal(SignatureState.Signed, (await api.ReadAsync(student)).SignatureState);
    }

    [Fact]
    public async Task The_registrar_decides_a_key_field_alone_only_with_evidence_and_only_the_registrar_reverts_it()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var (college, registrar) = (await api.CollegeAsync("01"), await api.RegistrarAsync());
        var id = await api.AskAsync(student, StudentField.Name, student.Name + "珊", CorrectionCause.Enrolment);
        var path = $"/api/corrections/{id}";

        await registrar.PostAsync($"{path}/accept", null).ProblemAsync(HttpStatusCode.BadRequest, "evidence-missing");
        await registrar
            .PostAsJsonAsync($"{path}/accept", new { evidence = new string('证', 501) })
            .ProblemAsync(HttpStatusCode.BadRequest, "evidence-too-long");
        var accepted = await registrar
            .PostAsJsonAsync($"{path}/accept", new { evidence = $"派出所证明，号码 {student.IdNumber}" })
            .JsonAsync();
        Assert.DoesNotContain(student.IdNumber, accepted.ToString());
        Assert.Equal(2, accepted.Int("copies"));

        await college.PostAsync($"{path}/revert", null).ProblemAsync(HttpStatusCode.Forbidden, "key-field");
        await registrar.PostAsync($"{path}/revert", null).JsonAsync();
        Assert.Equal(student.Name, (await api.ReadAsync(student)).Name);
        await registrar
            .PostAsync($"{path}/revert", null)
            .ProblemAsync(HttpStatusCode.Conflict, "correction-not-accepted");
    }

    [Fact]
    public async Task One_key_cannot_both_propose_and_decide()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var id = await api.AskAsync(student, StudentField.Name, student.Name + "珊", CorrectionCause.Admission);

        await api.Writer.WriteAsync("key:00000001", scope => AcceptCorrection.RunAsync(scope, id, "01", "身份证"));
        var own = await api.Writer.WriteAsync(
            "key:00000001",
            scope => AcceptCorrection.RunAsync(scope, id, null, "身份证")
        );
        var ownRejection = await api.Writer.WriteAsync(
            "key:00000001",
            scope => RejectCorrection.RunAsync(scope, id, null, "不对")
        );
        var other = await api.Writer.WriteAsync(
            "key:00000002",
            scope => AcceptCorrection.RunAsync(scope, id, null, null)
        );

        Assert.Equal("same-account", own.Refusal?.Code);
        Assert.Equal("same-account", ownRejection.Refusal?.Code);
        Assert.Equal(CorrectionState.Accepted, other.Value.State);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_two_decisions_at_once_one_wins_and_the_student_hears_of_one(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.BindAsync(api, student);
        var (college, registrar) = (await api.CollegeAsync("01"), await api.RegistrarAsync());
        var id = await api.AskAsync(student, StudentField.Major, "历史学");

        var answers = await Task.WhenAll(
            college.PostAsync($"/api/corrections/{id}/accept", null),
            registrar.PostAsJsonAsync($"/api/corrections/{id}/reject", new { reason = "不对" })
        );

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Single(await api.SentAsync());
        var wins = answers[0].StatusCode == HttpStatusCode.OK;
        Assert.Equal(wins ? "历史学" : student.Major, (await api.ReadAsync(student)).Major);
    }
}
