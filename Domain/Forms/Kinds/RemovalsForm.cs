using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;

namespace Gradcheck.Domain.Forms.Kinds;

/// <summary>附表2: the students who were taken off the list, with the reason.</summary>
public sealed class RemovalsForm : ListForm<StudentEntry>
{
    public override string Id => "removals";
    public override string Annex => "附表2";

    public override string Name(int year) => $"{year}届预计毕业生删除名单汇总表";

    public override IdNumbersInFile IdNumbers(CohortSettings cohort) => IdNumbersInFile.Full;

    protected override IReadOnlyList<FormColumn<StudentEntry>> Columns(FormData data) =>
        [
            new("学院", 18, e => data.CollegeName(e.Student.CollegeCode)),
            new("专业（方向）", 20, e => e.Student.Major, IsLeft: true),
            new("班级", 20, e => e.Student.ClassName),
            new("学号", 15, e => e.Student.StudentNumber),
            new("姓名", 9, e => e.Student.Name),
            new("性别", 5, e => e.Student.Sex),
            new("身份证号", 20, e => e.Student.IdNumber),
            new("删除原因", 24, e => e.Student.RemovalReason ?? "", IsLeft: true),
            new("异动日期及文号", 24, e => DateAndDocument(e), IsLeft: true),
            new("备注", 16, e => e.Remark, IsLeft: true),
        ];

    protected override async Task<IReadOnlyList<StudentEntry>> RowsAsync(FormData data, College? unit)
    {
        var changes = await data.StatusChangesAsync();
        return
        [
            .. from student in await data.StudentsAsync(unit)
            where student.IsRemoved
            let own = changes[student.Id]
            let erased = student.ForgottenAt is null ? "" : "个人信息已依本人申请删除"
            let remark = Remarks.Join(Remarks.Of(student, own), erased)
            select new StudentEntry(student, Remarks.Of(own), remark),
        ];
    }

    protected override IReadOnlyList<string> Foot(FormData data, IReadOnlyList<StudentEntry> rows) =>
        SignatureLines.TeachingOffice;

    private static string DateAndDocument(StudentEntry entry) =>
        $"{Remarks.Date(CampusTime.DateOf(entry.Student.RemovedAt!.Value))} {entry.Student.RemovalDocument}".TrimEnd();
}
