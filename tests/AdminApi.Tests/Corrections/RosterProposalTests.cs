using System.Net;
using System.Net.Http.Json;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Corrections;

/// <summary>A college's roster proposes key fields; it does not change them.</summary>
public sealed class RosterProposalTests
{
    private const string List = "/api/cohorts/2009/corrections";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_key_field_in_a_colleges_roster_is_proposed_and_the_registrar_decides(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var own = (await TestCohort.AddAsync(api)).Of("01");
        var (college, registrar) = (await api.CollegeAsync("01"), await api.RegistrarAsync());
        var right = own[0].Name + "珊";
        StudentRecord[] rows =
        [
            own[0] with
            {
                Name = right,
            },
            own[1] with
            {
                Name = own[1].Name + "明",
                Major = "历史学",
            },
        ];

        var preview = await college.PreviewAsync(RosterCalls.File(rows), "?purpose=correction");
        Assert.Equal((2, 1), (preview.Int("proposed"), preview.Int("changed")));
        Assert.Contains("报教务处审批", preview.GetProperty("issues").ToString());
        await college.ApplyAsync(preview).JsonAsync();

        Assert.Equal(own[0].Name, (await api.ReadAsync(own[0])).Name);
        var second = await api.ReadAsync(own[1]);
        Assert.Equal((own[1].Name, "历史学"), (second.Name, second.Major));
        var items = (await college.GetAsync($"{List}?state=proposed").JsonAsync())
            .GetProperty("items")
            .EnumerateArray()
            .ToList();
        Assert.Equal(2, items.Count);
        Assert.All(items, item => Assert.Equal(("school", "registrar"), (item.Text("cause"), item.Text("next"))));

        var first = items.Single(item => item.Text("studentNumber") == own[0].StudentNumber).Int("id");
        await registrar.PostAsync($"/api/corrections/{first}/accept", null).JsonAsync();
        Assert.Equal(right, (await api.ReadAsync(own[0])).Name);
        await college
            .PostAsync($"/api/rosters/{preview.Int("id")}/undo", null)
            .ProblemAsync(HttpStatusCode.Conflict, "roster-changed-since");
        var left = await college.GetAsync($"{List}?state=proposed").JsonAsync();
        Assert.Equal(1, left.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Undoing_the_roster_takes_back_what_is_not_decided()
    {
        await using var api = await ApiHarness.StartAsync();
        var own = (await TestCohort.AddAsync(api)).Of("01");
        var college = await api.CollegeAsync("01");
        var file = RosterCalls.File([own[0] with { Name = own[0].Name + "珊" }]);
        var preview = await college.PreviewAsync(file, "?purpose=correction");
        await college.ApplyAsync(preview).JsonAsync();

        await college.PostAsync($"/api/rosters/{preview.Int("id")}/undo", null).JsonAsync();

        var list = await college.GetAsync(List).JsonAsync();
        Assert.Equal("withdrawn", Assert.Single(list.GetProperty("items").EnumerateArray()).Text("state"));
        Assert.Equal(own[0].Name, (await api.ReadAsync(own[0])).Name);
    }

    [Fact]
    public async Task What_the_student_asked_for_already_is_left_to_that_correction()
    {
        await using var api = await ApiHarness.StartAsync();
        var own = (await TestCohort.AddAsync(api)).Of("01");
        var college = await api.CollegeAsync("01");
        await api.AskAsync(own[0], StudentField.Name, own[0].Name + "珊", CorrectionCause.Admission);

        var file = RosterCalls.File([own[0] with { Name = own[0].Name + "明" }]);
        var preview = await college.PreviewAsync(file, "?purpose=correction");
        Assert.Equal(0, preview.Int("proposed"));
        Assert.Contains("已有更正在审核", preview.GetProperty("issues").ToString());
        await college.ApplyAsync(preview).JsonAsync();

        var list = await college.GetAsync(List).JsonAsync();
        Assert.Equal("pending", Assert.Single(list.GetProperty("items").EnumerateArray()).Text("state"));
    }

    [Fact]
    public async Task A_student_neither_replaces_nor_withdraws_what_the_college_proposed()
    {
        await using var api = await ApiHarness.StartAsync();
        var own = (await TestCohort.AddAsync(api)).Of("01");
        var college = await api.CollegeAsync("01");
        var file = RosterCalls.File([own[0] with { Name = own[0].Name + "珊" }]);
        await college.ApplyAsync(await college.PreviewAsync(file, "?purpose=correction")).JsonAsync();
        var proposed = (await college.GetAsync(List).JsonAsync()).GetProperty("items")[0].Int("id");
        var student = await api.ReadAsync(own[0]);

        var withdrawn = await api.Writer.WriteAsync(
            "test",
            scope => WithdrawCorrection.RunAsync(scope, student.Id, proposed)
        );
        Assert.Equal("correction-by-office", withdrawn.Refusal?.Code);
        var asked = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            api.AskAsync(own[0], StudentField.Name, own[0].Name + "明", CorrectionCause.Admission)
        );
        Assert.Contains("correction-by-office", asked.Message);
    }
}
