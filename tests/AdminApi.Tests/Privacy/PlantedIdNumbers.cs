using System.Net.Http.Json;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Privacy;

/// <summary>A cohort with ID numbers everywhere a person can put one, also where none belongs.</summary>
internal sealed class PlantedIdNumbers(ApiHarness api, SyntheticCohort cohort, HttpClient registrar)
{
    private readonly List<string> planted = [.. cohort.Students.Select(s => s.IdNumber)];

    /// <summary>The student of whom most is planted.</summary>
    public StudentRecord Student { get; } = cohort.Of("01")[0];
    public int Roster { get; private set; }
    public string Receipt { get; private set; } = "";

    /// <summary>Every number that may be seen nowhere, in each form it is written in.</summary>
    public IReadOnlyList<string> Forbidden =>
        [
            .. planted
                .SelectMany(id => new[] { id, id.ToLowerInvariant(), IdNumber.To15(id), IdNumber.To18(id) })
                .Append(Hyphenated(planted[0]))
                .Distinct(),
        ];

    public static async Task<PlantedIdNumbers> InAsync(ApiHarness api, HttpClient registrar)
    {
        var planted = new PlantedIdNumbers(api, await TestCohort.AddAsync(api), registrar);
        await planted.SignAndChangeAsync();
        await planted.WriteIntoTextsAsync();
        await planted.AskForCorrectionAsync();
        await planted.PreviewRosterAsync();
        return planted;
    }

    /// <summary>A well-formed number of the same birth date and sex.</summary>
    private string Another(string id)
    {
        var digits = id[..16] + (char)('0' + (id[16] - '0' + 2) % 10);
        planted.Add(digits + IdNumber.CheckCharacter(digits));
        return planted[^1];
    }

    /// <summary>The number with a wrong check character: somebody's all the same.</summary>
    private string Misspelt(string id)
    {
        planted.Add(id[..17] + (char)('0' + (id[17] is 'X' ? 5 : (id[17] - '0' + 1) % 10)));
        return planted[^1];
    }

    private static string Hyphenated(string id) => $"{id[..6]}-{id[6..14]}-{id[14..]}";

    private async Task SignAndChangeAsync()
    {
        await TestCohort.SignAsync(api, Student);
        Receipt = await TestCohort.ReceiptAsync(api, Student);
        await ChangeAsync(Student, new { idNumber = Another(Student.IdNumber) });
    }

    private async Task WriteIntoTextsAsync()
    {
        var id = Student.IdNumber;
        await ChangeAsync(Student, new { remark = $"招生数据为{id}" });
        await registrar
            .SendJsonAsync(
                HttpMethod.Post,
                $"{TestCohort.Path(Student)}/status-changes",
                new { kind = "休学", note = $"证件 {Hyphenated(id)}" }
            )
            .JsonAsync(System.Net.HttpStatusCode.Created);
        await using var db = api.OpenDatabase();
        await db
            .Students.Where(s => s.StudentNumber == Student.StudentNumber)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.AuditFinding, $"身份证号与招生数据{IdNumber.To15(id)}不符"));
        db.PhotoPlans.Add(new PhotoPlan { CohortYear = TestCohort.Year });
        await db.SaveChangesAsync();
        var removed = cohort.Of("03")[0];
        await registrar.DeleteAsync($"{TestCohort.Path(removed)}?reason=重复，同{removed.IdNumber}").JsonAsync();
    }

    private Task AskForCorrectionAsync()
    {
        var (wanted, other) = (Another(cohort.Of("02")[0].IdNumber), cohort.Of("02")[0].StudentNumber);
        return api.Writer.WriteAsync<CorrectionRequest>(
            "test",
            async scope =>
            {
                var student = await scope.Db.Students.SingleAsync(s => s.StudentNumber == other);
                var settings = (await scope.Db.Cohorts.SingleAsync()).Settings;
                var asked = await RequestCorrection.RunAsync(
                    scope,
                    student,
                    settings,
                    StudentField.IdNumber,
                    wanted,
                    CorrectionCause.Admission
                );
                Assert.Null(asked.Refusal);
                return asked;
            }
        );
    }

    /// <summary>Faulty numbers, numbers in other columns, changes and a conflict.</summary>
    private async Task PreviewRosterAsync()
    {
        var college = cohort.Of("01");
        StudentRecord[] rows =
        [
            // Changed here and in the list since it was issued: a conflict.
            college[0] with
            {
                IdNumber = Misspelt(college[0].IdNumber)[..17] + IdNumber.CheckCharacter(college[0].IdNumber),
            },
            college[1] with
            {
                IdNumber = Misspelt(college[1].IdNumber),
            },
            college[2] with
            {
                IdNumber = Hyphenated(college[2].IdNumber),
            },
            college[3] with
            {
                IdNumber = college[3].IdNumber[..17],
            },
            cohort.Of("02")[1] with
            {
                IdNumber = Another(cohort.Of("02")[1].IdNumber),
                Remark = $"原为{planted[1]}",
            },
            cohort.Of("02")[2] with
            {
                Name = cohort.Of("02")[2].IdNumber,
                IdNumber = cohort.Of("02")[2].Name,
            },
        ];
        var preview = await registrar.PreviewAsync(RosterCalls.File(rows), "?purpose=issue");
        Roster = preview.Int("id");
        Assert.True(preview.Int("errors") >= 4, preview.ToString());
    }

    private Task ChangeAsync(StudentRecord student, object changes) =>
        registrar
            .PatchAsJsonAsync(TestCohort.Path(student), new { changes, reason = $"证件为 {student.IdNumber}" })
            .JsonAsync();
}
