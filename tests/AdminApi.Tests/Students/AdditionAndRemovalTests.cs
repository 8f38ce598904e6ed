using System.Net;
using System.Net.Http.Json;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Students;

public sealed class AdditionAndRemovalTests
{
    private const string Path = "/api/cohorts/2009/students";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Issued_plus_added_minus_removed_stays_expected(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");
        var added = Newcomer(cohort.Of("01")[0]);

        await college.PostAsJsonAsync(Path, Body(added, "名单遗漏")).JsonAsync(HttpStatusCode.Created);
        await college.DeleteAsync($"{TestCohort.Path(cohort.Of("01")[1])}?reason=退学").JsonAsync();
        await college.DeleteAsync($"{TestCohort.Path(added)}?reason=重复添加").JsonAsync();

        var tally = (await college.GetAsync("/api/cohorts/2009/tallies").JsonAsync()).GetProperty("items")[0];
        Assert.Equal(cohort.Of("01").Count, tally.GetProperty("issued").GetInt32());
        Assert.Equal(1, tally.GetProperty("added").GetInt32());
        Assert.Equal(2, tally.GetProperty("removed").GetInt32());
        Assert.Equal(cohort.Of("01").Count - 1, tally.GetProperty("expected").GetInt32());
    }

    [Fact]
    public async Task A_removed_student_is_unbound_told_why_and_recognised_when_added_again()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.SignAsync(api, student);
        var college = await api.CollegeAsync("01");

        var removed = await college
            .SendJsonAsync(
                HttpMethod.Delete,
                TestCohort.Path(student),
                new { reason = "休学", document = "教字〔2008〕9号" }
            )
            .JsonAsync();
        Assert.Equal("removed", removed.GetProperty("state").GetString());
        Assert.Equal("教字〔2008〕9号", removed.GetProperty("removalDocument").GetString());
        Assert.False(removed.GetProperty("progress").GetProperty("bound").GetBoolean());
        await using (var db = api.OpenDatabase())
            Assert.Contains("不在本届预计毕业生名单", Assert.Single(await db.Deliveries.ToListAsync()).Payload);

        var restored = await college.PostAsJsonAsync(Path, Body(student, "复学")).JsonAsync(HttpStatusCode.Created);
        Assert.True(restored.GetProperty("restored").GetBoolean());
        Assert.Equal("signed", restored.GetProperty("student").GetProperty("state").GetString());
        Assert.Equal("issued", restored.GetProperty("student").GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Removing_and_adding_again_is_no_way_around_the_key_fields()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var college = await api.CollegeAsync("01");
        await college.DeleteAsync($"{TestCohort.Path(student)}?reason=退学").JsonAsync();

        await college
            .PostAsJsonAsync(Path, Body(student with { Name = "王小明" }, "复学"))
            .ProblemAsync(HttpStatusCode.Forbidden, "key-field");
    }

    [Fact]
    public async Task A_student_on_the_list_cannot_be_added_again()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");

        await college
            .PostAsJsonAsync(Path, Body(cohort.Of("01")[0], "名单遗漏"))
            .ProblemAsync(HttpStatusCode.Conflict, "student-exists");
    }

    [Fact]
    public async Task A_college_adds_to_itself_only_and_need_not_say_so()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");
        var newcomer = Newcomer(cohort.Of("01")[0]);

        await college
            .PostAsJsonAsync(Path, Body(newcomer with { College = "02" }, "名单遗漏"))
            .ProblemAsync(HttpStatusCode.NotFound, "college-not-found");
        var added = await college
            .PostAsJsonAsync(Path, Body(newcomer with { College = "" }, "名单遗漏"))
            .JsonAsync(HttpStatusCode.Created);
        Assert.Equal("01", added.GetProperty("student").GetProperty("college").GetString());
    }

    [Fact]
    public async Task Every_missing_field_of_an_addition_is_named()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        var problem = await registrar
            .PostAsJsonAsync(Path, new { studentNumber = "2005010199999", reason = "名单遗漏" })
            .ProblemAsync(HttpStatusCode.BadRequest, "record-invalid");

        var findings = problem.GetProperty("data").GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(13, findings.Count(f => f.GetProperty("rule").GetString() == "missing-field"));
    }

    [Fact]
    public async Task A_removal_needs_a_reason()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");

        await college
            .DeleteAsync(TestCohort.Path(cohort.Of("01")[0]))
            .ProblemAsync(HttpStatusCode.BadRequest, "reason-missing");
    }

    [Fact]
    public async Task Status_changes_are_noted_and_listed()
    {
        await using var api = await ApiHarness.StartAsync();
        var path = TestCohort.Path((await TestCohort.AddAsync(api)).Of("01")[0]) + "/status-changes";
        var college = await api.CollegeAsync("01");

        await college
            .PostAsJsonAsync(
                path,
                new
                {
                    kind = "休学",
                    date = "2007-03-01",
                    documentNumber = "教字7号",
                }
            )
            .JsonAsync(HttpStatusCode.Created);
        await college.PostAsJsonAsync(path, new { kind = "复学" }).JsonAsync(HttpStatusCode.Created);
        await college
            .PostAsJsonAsync(path, new { kind = "旅游" })
            .ProblemAsync(HttpStatusCode.BadRequest, "status-change-invalid");

        var items = (await college.GetAsync(path).JsonAsync()).GetProperty("items");
        Assert.Equal(["休学", "复学"], items.EnumerateArray().Select(c => c.GetProperty("kind").GetString()));
    }

    /// <summary>A student not on the list: another number and another ID number.</summary>
    private static StudentRecord Newcomer(StudentRecord like) =>
        like with
        {
            StudentNumber = "2005010199999",
            IdNumber = "430102198603059840",
            BirthDate = "19860305",
            Sex = "女",
        };

    private static object Body(StudentRecord record, string reason) =>
        new Dictionary<string, string>(
            StudentFields.All.Select(field => KeyValuePair.Create(field.JsonName(), record[field]))
        )
        {
            ["reason"] = reason,
        };
}
