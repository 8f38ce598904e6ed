using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Forms.Kinds;

/// <summary>An accepted correction and the student it is of.</summary>
public sealed record Erratum(Student Student, Correction Correction);

/// <summary>附表3: every accepted correction of a student on the list (product rule R4).</summary>
public sealed class ErrataForm : ListForm<Erratum>
{
    public override string Id => "errata";
    public override string Annex => "附表3";

    public override string Name(int year) => $"{year}届预计毕业生信息校对勘误汇总表";

    // A correction may be one of the number itself.
    public override IdNumbersInFile IdNumbers(CohortSettings cohort) => IdNumbersInFile.Full;

    protected override IReadOnlyList<FormColumn<Erratum>> Columns(FormData data) =>
        [
            new("学院", 14, e => data.CollegeName(e.Student.CollegeCode)),
            new("专业（方向）", 18, e => e.Student.Major, IsLeft: true),
            new("班级", 12, e => e.Student.ClassName),
            new("学号", 15, e => e.Student.StudentNumber),
            new("姓名", 9, e => e.Student.Name),
            new("勘误项目", 10, e => e.Correction.Field.Heading()),
            new("下发信息", 20, e => Value(data, e, e.Correction.OldValue)),
            new("正确信息", 20, e => Value(data, e, e.Correction.NewValue)),
            new("是否关键信息", 13, e => IsKey(data, e) ? "是" : "否"),
            new("更正依据/证明材料", 18, e => e.Correction.Cause?.Label() ?? "", IsLeft: true),
            new("填报审批表", 11, e => FormOf(e.Correction.Form)),
            new("学生本人签名", 17, e => Remarks.SignatureOf(e.Student)),
            new("备注", 12, _ => "", IsLeft: true),
        ];

    protected override async Task<IReadOnlyList<Erratum>> RowsAsync(FormData data, College? unit)
    {
        var corrections = await data.AcceptedCorrectionsAsync();
        return
        [
            .. from student in await data.StudentsAsync(unit)
            where !student.IsRemoved
            from correction in corrections[student.Id]
            select new Erratum(student, correction),
        ];
    }

    protected override IReadOnlyList<string> Foot(FormData data, IReadOnlyList<Erratum> rows) =>
        SignatureLines.TeachingOffice;

    private static bool IsKey(FormData data, Erratum erratum) =>
        data.Cohort.Settings.KeyFields.Contains(erratum.Correction.Field);

    private static string Value(FormData data, Erratum erratum, string value) =>
        erratum.Correction.Field == StudentField.College ? data.CollegeName(value) : value;

    private static string FormOf(CorrectionForm form) =>
        form switch
        {
            CorrectionForm.Admission => "录取",
            CorrectionForm.Enrolment => "学籍",
            _ => "无",
        };
}
