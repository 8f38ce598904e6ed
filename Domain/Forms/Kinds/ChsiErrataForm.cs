using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Forms.Kinds;

/// <summary>An error a student found on CHSI.</summary>
public sealed record ChsiErratum(Student Student, ChsiCheck Check, PhotoPlace? Place);

/// <summary>附表6: the students who answered 信息有误 on CHSI (notice section 二.7); empty is a valid 零报告.</summary>
public sealed class ChsiErrataForm : ListForm<ChsiErratum>
{
    public override string Id => "chsi-errata";
    public override string Annex => "附表6";

    public override string Name(int year) => $"{year}届预计毕业生网上图像信息检查勘误汇总表";

    public override IdNumbersInFile IdNumbers(CohortSettings cohort) => IdNumbersInFile.Full;

    protected override IReadOnlyList<FormColumn<ChsiErratum>> Columns(FormData data) =>
        [
            new("学院", 14, e => data.CollegeName(e.Student.CollegeCode)),
            new("专业", 16, e => e.Student.Major, IsLeft: true),
            new("班级", 12, e => e.Student.ClassName),
            new("学号", 15, e => e.Student.StudentNumber),
            new("姓名", 9, e => e.Student.Name),
            new("身份证号", 20, e => e.Student.IdNumber),
            new("拍摄日期", 11, e => e.Place is { } place ? Remarks.Date(place.Date) : ""),
            new("预拍摄序号", 8, e => e.Place is { } place ? place.Slot.PhotoNumber : ""),
            new("拍摄序号", 8, _ => ""),
            new("错误项目", 10, e => e.Check.Item),
            new("网上显示信息", 18, e => e.Check.Shown),
            new("正确信息", 18, e => e.Check.Right),
            new("提交日期", 11, e => Remarks.Date(CampusTime.DateOf(e.Check.ReportedAt))),
            new("联系电话", 13, _ => ""),
            new("学生签名", 11, _ => ""),
            new("备注", 10, _ => "", IsLeft: true),
        ];

    protected override async Task<IReadOnlyList<ChsiErratum>> RowsAsync(FormData data, College? unit)
    {
        var errors = await data.ChsiErrorsAsync();
        var places = await data.PhotoPlacesAsync();
        return
        [
            .. from student in await data.StudentsAsync(unit)
            where !student.IsRemoved && errors.ContainsKey(student.Id)
            select new ChsiErratum(student, errors[student.Id], places.GetValueOrDefault(student.Id)),
        ];
    }

    protected override IReadOnlyList<string> Foot(FormData data, IReadOnlyList<ChsiErratum> rows) =>
        SignatureLines.TeachingOffice;
}
