using System.Net;
using System.Net.Http.Json;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Corrections;

/// <summary>What was right when the student asked may not be when the office decides.</summary>
public sealed class OvertakenCorrectionTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_number_that_another_student_got_in_the_meantime_is_refused_and_warned_of(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var (student, other) = (cohort.Of("01")[0], cohort.Of("02")[0]);
        var registrar = await api.RegistrarAsync();
        var wanted = Another(student);
        var idNumber = await api.AskAsync(student, StudentField.IdNumber, wanted, CorrectionCause.Admission);
        var number = await api.AskAsync(student, StudentField.StudentNumber, "2005999999999");
        await ChangeAsync(
            registrar,
            other,
            new
            {
                idNumber = wanted,
                birthDate = student.BirthDate,
                sex = student.Sex,
                studentNumber = "2005999999999",
            }
        );

        await registrar
            .PostAsJsonAsync($"/api/corrections/{idNumber}/accept", new { evidence = "身份证" })
            .ProblemAsync(HttpStatusCode.Conflict, "duplicate-id");
        await registrar
            .PostAsJsonAsync($"/api/corrections/{number}/accept", new { evidence = "学籍卡" })
            .ProblemAsync(HttpStatusCode.Conflict, "student-exists");

        var list = await registrar.GetAsync("/api/cohorts/2009/corrections").JsonAsync();
        var rules = list.GetProperty("items")
            .EnumerateArray()
            .SelectMany(item => item.GetProperty("warnings").EnumerateArray())
            .Where(warning => warning.Text("severity") == "error")
            .Select(warning => warning.Text("rule"));
        Assert.Equal(["duplicate-id", "duplicate-student-number"], rules);
    }

    [Fact]
    public async Task A_field_changed_since_is_not_overwritten_by_accepting_nor_by_reverting()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var (asking, reverting) = (cohort.Of("01")[0], cohort.Of("01")[1]);
        var college = await api.CollegeAsync("01");
        var asked = await api.AskAsync(asking, StudentField.Major, "历史学");
        var accepted = await api.AskAsync(reverting, StudentField.Major, "历史学");
        await college.PostAsync($"/api/corrections/{accepted}/accept", null).JsonAsync();
        await ChangeAsync(college, asking, new { major = "新闻学" });
        await ChangeAsync(college, reverting, new { major = "新闻学" });

        await college
            .PostAsync($"/api/corrections/{asked}/accept", null)
            .ProblemAsync(HttpStatusCode.Conflict, "correction-overtaken");
        await college
            .PostAsync($"/api/corrections/{accepted}/revert", null)
            .ProblemAsync(HttpStatusCode.Conflict, "correction-overtaken");

        Assert.Equal("新闻学", (await api.ReadAsync(asking)).Major);
        Assert.Equal("新闻学", (await api.ReadAsync(reverting)).Major);
    }

    [Fact]
    public async Task A_value_that_the_rules_no_longer_allow_is_refused_with_the_reason()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var (college, registrar) = (await api.CollegeAsync("01"), await api.RegistrarAsync());
        var level = student.EducationLevel == "专升本" ? "本科" : "专升本";
        var id = await api.AskAsync(student, StudentField.EducationLevel, level);
        await registrar
            .PatchAsJsonAsync("/api/cohorts/2009", new { educationLevels = new[] { student.EducationLevel, "硕士" } })
            .JsonAsync();

        var refused = await college
            .PostAsync($"/api/corrections/{id}/accept", null)
            .ProblemAsync(HttpStatusCode.Conflict, "correction-invalid");

        Assert.Equal("level-illegal", refused.GetProperty("data").GetProperty("rules")[0].GetString());
        Assert.Equal(student.EducationLevel, (await api.ReadAsync(student)).EducationLevel);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_birth_date_and_an_ID_number_that_were_both_wrong_are_accepted_in_either_order(bool dateFirst)
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var registrar = await api.RegistrarAsync();
        var date = student.BirthDate[..6] + (student.BirthDate[6..] == "15" ? "16" : "15");
        var digits = student.IdNumber[..6] + date + student.IdNumber[14..17];
        var right = digits + IdNumber.CheckCharacter(digits);
        var idNumber = await api.AskAsync(student, StudentField.IdNumber, right, CorrectionCause.School);
        var birth = await api.AskAsync(student, StudentField.BirthDate, date, CorrectionCause.School);

        foreach (var id in dateFirst ? [birth, idNumber] : new[] { idNumber, birth })
            await registrar.PostAsJsonAsync($"/api/corrections/{id}/accept", new { evidence = "身份证" }).JsonAsync();

        var stored = await api.ReadAsync(student);
        Assert.Equal((right, date), (stored.IdNumber, stored.BirthDate));
    }

    [Fact]
    public async Task A_removed_students_correction_waits_for_nobody()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var college = await api.CollegeAsync("01");
        var id = await api.AskAsync(student, StudentField.Major, "历史学");
        await college.DeleteAsync($"{TestCohort.Path(student)}?reason=退学").JsonAsync();

        await college
            .PostAsync($"/api/corrections/{id}/accept", null)
            .ProblemAsync(HttpStatusCode.Conflict, "student-removed");
        var list = await college.GetAsync("/api/cohorts/2009/corrections").JsonAsync();
        Assert.Equal("none", list.GetProperty("items")[0].Text("next"));
    }

    private static Task ChangeAsync(HttpClient office, StudentRecord student, object changes) =>
        office.PatchAsJsonAsync(TestCohort.Path(student), new { changes, reason = "核对" }).JsonAsync();

    /// <summary>A well-formed number of the same birth date and sex.</summary>
    private static string Another(StudentRecord student)
    {
        var digits = student.IdNumber[..16] + (char)('0' + (student.IdNumber[16] - '0' + 2) % 10);
        return digits + IdNumber.CheckCharacter(digits);
    }
}
