using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Corrections;

public sealed class FormRuleTests
{
    private static readonly IReadOnlyList<StudentField> KeyFields = new CohortSettings().KeyFields;

    public static TheoryData<StudentField, CorrectionCause, CorrectionForm, int> KeyFieldCases()
    {
        var cases = new TheoryData<StudentField, CorrectionCause, CorrectionForm, int>();
        foreach (
            var field in new[] { StudentField.Name, StudentField.Sex, StudentField.BirthDate, StudentField.IdNumber }
        )
        {
            cases.Add(field, CorrectionCause.Admission, CorrectionForm.Admission, 3);
            cases.Add(field, CorrectionCause.Enrolment, CorrectionForm.Enrolment, 2);
            cases.Add(field, CorrectionCause.School, CorrectionForm.None, 0);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(KeyFieldCases))]
    public void A_key_field_takes_the_form_and_copies_of_its_cause(
        StudentField field,
        CorrectionCause cause,
        CorrectionForm form,
        int copies
    )
    {
        var papers = FormRule.For(field, cause, KeyFields);

        Assert.Equal((form, copies), (papers.Form, papers.Copies));
        Assert.NotEmpty(papers.Evidence);
    }

    [Theory]
    [InlineData(StudentField.StudentNumber)]
    [InlineData(StudentField.PoliticalStatus)]
    [InlineData(StudentField.Major)]
    [InlineData(StudentField.EnrolmentDate)]
    [InlineData(StudentField.ProgrammeLength)]
    [InlineData(StudentField.EducationLevel)]
    [InlineData(StudentField.EthnicGroup)]
    [InlineData(StudentField.NativePlace)]
    [InlineData(StudentField.College)]
    [InlineData(StudentField.ClassName)]
    public void Any_other_field_takes_no_form_whatever_the_cause(StudentField field)
    {
        foreach (
            CorrectionCause? cause in new CorrectionCause?[]
            {
                null,
                CorrectionCause.Admission,
                CorrectionCause.Enrolment,
            }
        )
        {
            var papers = FormRule.For(field, cause, KeyFields);
            Assert.Equal((CorrectionForm.None, 0), (papers.Form, papers.Copies));
        }
    }

    [Fact]
    public void The_key_fields_are_those_of_the_cohort()
    {
        Assert.Equal(
            CorrectionForm.Admission,
            FormRule.For(StudentField.EthnicGroup, CorrectionCause.Admission, [StudentField.EthnicGroup]).Form
        );
        Assert.Equal(
            CorrectionForm.None,
            FormRule.For(StudentField.Name, CorrectionCause.Admission, [StudentField.EthnicGroup]).Form
        );
    }

    [Fact]
    public void A_key_field_without_a_cause_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentNullException>(() => FormRule.For(StudentField.Name, null, KeyFields));
    }
}
