using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Forms.Kinds;

/// <summary>A student on a form, with what stands in another table.</summary>
public sealed record StudentEntry(Student Student, string StatusChanges, string Remark);

/// <summary>情况登记表: everybody on the list, with the student's own signature (notice sections 一.1 and 一.4).</summary>
public sealed class RegisterForm : ListForm<StudentEntry>
{
    public override string Id => "register";

    public override string Name(int year) => $"{year}届预计毕业生情况登记表";

    public override IdNumbersInFile IdNumbers(CohortSettings cohort) => IdNumbersInFile.Full;

    protected override IReadOnlyList<FormColumn<StudentEntry>> Columns(FormData data) =>
        [
            new("学号", 15, e => e.Student.StudentNumber),
            new("姓名", 9, e => e.Student.Name),
            new("性别", 5, e => e.Student.Sex),
            new("出生日期", 10, e => e.Student.BirthDate),
            new("民族", 8, e => e.Student.EthnicGroup),
            new("政治面貌", 10, e => e.Student.PoliticalStatus),
            new("身份证号", 20, e => e.Student.IdNumber),
            new("籍贯", 18, e => e.Student.NativePlace, IsLeft: true),
            new("专业（方向）", 20, e => e.Student.Major, IsLeft: true),
            new("培养层次", 9, e => e.Student.EducationLevel),
            new("学制", 5, e => e.Student.ProgrammeLength),
            new("入学日期", 10, e => e.Student.EnrolmentDate),
            new("备注", 18, e => e.Remark, IsLeft: true),
            new("学生本人签名", 17, e => Remarks.SignatureOf(e.Student)),
        ];

    protected override async Task<IReadOnlyList<StudentEntry>> RowsAsync(FormData data, College? unit)
    {
        var changes = await data.StatusChangesAsync();
        return
        [
            .. from student in await data.StudentsAsync(unit)
            where !student.IsRemoved
            let own = changes[student.Id]
            select new StudentEntry(student, Remarks.Of(own), Remarks.Of(student, own)),
        ];
    }

    protected override string GroupOf(StudentEntry row) =>
        $"专业（方向）：{row.Student.Major}　　班级：{row.Student.ClassName}";

    protected override IReadOnlyList<string> Foot(FormData data, IReadOnlyList<StudentEntry> rows) =>
        SignatureLines.TeachingOffice;
}
