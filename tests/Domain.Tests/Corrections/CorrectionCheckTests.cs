using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Xunit;

namespace Gradcheck.Domain.Tests.Corrections;

public sealed class CorrectionCheckTests
{
    private static readonly StudentRecord Record = new()
    {
        Name = "李婷",
        Sex = "女",
        BirthDate = "19860305",
        EnrolmentDate = "20050901",
        ProgrammeLength = "4",
        IdNumber = "430102198603059840",
    };

    [Fact]
    public void A_value_is_normalised_as_in_the_roster()
    {
        var check = Judge(StudentField.Name, "欧阳 小 婷");

        Assert.Equal("欧阳小婷", check.Value);
        Assert.Contains(check.Findings, f => f.Severity == Severity.Normalized);
    }

    [Fact]
    public void A_birth_date_that_contradicts_the_ID_number_is_refused_with_the_right_one()
    {
        var check = Judge(StudentField.BirthDate, "19870101");

        Assert.False(check.IsValid);
        Assert.Contains(check.Findings, f => f.Suggestion == "19860305");
    }

    [Fact]
    public void With_ID_number_and_birth_date_both_wrong_the_ID_number_comes_first_and_then_the_date()
    {
        var idNumber = Number("43010219870101984");
        var first = Judge(StudentField.IdNumber, idNumber);
        Assert.True(first.IsValid);
        Assert.Contains(first.Findings, f => f.Rule == Rule.IdDobMismatch && f.Severity == Severity.Warning);

        var then = Judge(StudentField.BirthDate, "19870101", (StudentField.IdNumber, idNumber));
        Assert.True(then.IsValid);
        Assert.Empty(then.Findings);
    }

    [Theory]
    [InlineData(StudentField.Name, "李汀", StudentField.IdNumber, "430102198603059904")]
    [InlineData(StudentField.IdNumber, "430102198603059904", StudentField.Name, "李汀")]
    public void Name_and_ID_number_changed_together_are_warned_of(
        StudentField field,
        string typed,
        StudentField other,
        string asked
    )
    {
        typed = field == StudentField.IdNumber ? Number(typed[..17]) : typed;
        asked = other == StudentField.IdNumber ? Number(asked[..17]) : asked;

        Assert.Contains(Judge(field, typed, (other, asked)).Findings, f => f.Rule == "name-and-id-changed");
        Assert.DoesNotContain(Judge(field, typed).Findings, f => f.Rule == "name-and-id-changed");
    }

    [Fact]
    public void A_contradiction_that_was_there_before_is_not_held_against_another_field()
    {
        var record = Record with { Sex = "男" };
        var check = CorrectionCheck.Judge(
            record,
            new Dictionary<StudentField, string>(),
            StudentField.Name,
            "李汀",
            new CohortSettings().RulesFor(2009)
        );

        Assert.Empty(check.Findings);
    }

    private static FieldCheck Judge(
        StudentField field,
        string typed,
        params (StudentField Field, string Value)[] pending
    ) =>
        CorrectionCheck.Judge(
            Record,
            pending.ToDictionary(p => p.Field, p => p.Value),
            field,
            typed,
            new CohortSettings().RulesFor(2009)
        );

    private static string Number(string digits) => digits + IdNumber.CheckCharacter(digits);
}
