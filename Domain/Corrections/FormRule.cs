using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Corrections;

/// <summary>Which papers a correction needs (notice section 一.3; product rule R4).</summary>
/// <param name="Form">The approval form; none when the correction only enters 附表3.</param>
/// <param name="Copies">How many sets of form and evidence; 0 when no form is needed.</param>
/// <param name="Evidence">What to attach or, without a form, what to bring along.</param>
public sealed record RequiredPapers(CorrectionForm Form, int Copies, IReadOnlyList<string> Evidence);

/// <summary>Decides the papers from the field and how the error came about.</summary>
public static class FormRule
{
    /// <summary>
    /// A key field wrong since admission takes the admission form in three sets, one changed after enrolment on
    /// the student's request the enrolment form in two; everything else is only listed in 附表3.
    /// </summary>
    /// <param name="field">The field to correct.</param>
    /// <param name="cause">How it came about; counts for key fields only.</param>
    /// <param name="keyFields">The cohort's 关键字段.</param>
    /// <exception cref="ArgumentNullException">A key field without a cause.</exception>
    public static RequiredPapers For(
        StudentField field,
        CorrectionCause? cause,
        IReadOnlyCollection<StudentField> keyFields
    )
    {
        if (!keyFields.Contains(field))
            return new RequiredPapers(CorrectionForm.None, 0, ToShow(field));
        ArgumentNullException.ThrowIfNull(cause);
        return cause switch
        {
            CorrectionCause.Admission => new RequiredPapers(
                CorrectionForm.Admission,
                CorrectionForm.Admission.Copies(),
                [
                    "身份证复印件（正反面）",
                    "户口簿本人页复印件",
                    "能证明录取信息有误的材料（如录取通知书、高考准考证复印件）",
                ]
            ),
            CorrectionCause.Enrolment => new RequiredPapers(
                CorrectionForm.Enrolment,
                CorrectionForm.Enrolment.Copies(),
                ["身份证复印件（正反面）", "户口簿本人页复印件", "公安机关出具的变更证明"]
            ),
            CorrectionCause.School => new RequiredPapers(CorrectionForm.None, 0, ToShow(field)),
            _ => throw new ArgumentOutOfRangeException(nameof(cause)),
        };
    }

    // The notice asks for no papers here; the office only wants to see that the new value is right.
    private static IReadOnlyList<string> ToShow(StudentField field) =>
        field switch
        {
            StudentField.Name
            or StudentField.Sex
            or StudentField.BirthDate
            or StudentField.IdNumber
            or StudentField.EthnicGroup => ["身份证"],
            StudentField.NativePlace => ["户口簿本人页"],
            _ => [],
        };
}
