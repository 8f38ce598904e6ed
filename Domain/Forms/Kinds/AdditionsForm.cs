using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Forms.Kinds;

/// <summary>
/// 附表1: the students whom the college added. Who was removed again stays on it, so that its rows are the 添加人数 of
/// 附表4 (product rule R14).
/// </summary>
public sealed class AdditionsForm : ListForm<StudentEntry>
{
    public override string Id => "additions";
    public override string Annex => "附表1";

    public override string Name(int year) => $"{year}届预计毕业生添加名单汇总表";

    public override IdNumbersInFile IdNumbers(CohortSettings cohort) => IdNumbersInFile.Full;

    protected override IReadOnlyList<FormColumn<StudentEntry>> Columns(FormData data) =>
        [
            new("学院", 16, e => data.CollegeName(e.Student.CollegeCode)),
            new("学号", 15, e => e.Student.StudentNumber),
            new("姓名", 9, e => e.Student.Name),
            new("性别", 5, e => e.Student.Sex),
            new("出生日期", 10, e => e.Student.BirthDate),
            new("民族", 8, e => e.Student.EthnicGroup),
            new("政治面貌", 10, e => e.Student.PoliticalStatus),
            new("身份证号", 20, e => e.Student.IdNumber),
            new("籍贯", 16, e => e.Student.NativePlace, IsLeft: true),
            new("专业（方向）", 16, e => e.Student.Major, IsLeft: true),
            new("班级", 12, e => e.Student.ClassName),
            new("培养层次", 9, e => e.Student.EducationLevel),
            new("学制", 5, e => e.Student.ProgrammeLength),
            new("入学日期", 10, e => e.Student.EnrolmentDate),
            new("添加原因", 16, e => e.Student.AdditionReason ?? "", IsLeft: true),
            new("学籍异动情况", 16, e => e.StatusChanges, IsLeft: true),
            new("备注", 12, e => e.Remark, IsLeft: true),
        ];

    protected override async Task<IReadOnlyList<StudentEntry>> RowsAsync(FormData data, College? unit)
    {
        var changes = await data.StatusChangesAsync();
        return
        [
            .. from student in await data.StudentsAsync(unit)
            where student.Origin == StudentOrigin.Added
            let removed = student.IsRemoved ? "已删除，见附表2" : ""
            let remark = Remarks.Join(student.AuditFinding, student.Remark, removed)
            select new StudentEntry(student, Remarks.Of(changes[student.Id]), remark),
        ];
    }

    protected override IReadOnlyList<string> Foot(FormData data, IReadOnlyList<StudentEntry> rows) =>
        SignatureLines.TeachingOffice;
}
