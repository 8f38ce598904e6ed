using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Forms.Kinds;

/// <summary>A student on the photographer's list.</summary>
/// <param name="Student">Who.</param>
/// <param name="Place">The place in the plan; null while there is none.</param>
/// <param name="PaidFen">What was paid, in fen.</param>
/// <param name="Receipts">The numbers of the receipts.</param>
public sealed record PhotoEntry(Student Student, PhotoPlace? Place, int PaidFen, string Receipts);

/// <summary>
/// 采集学生名单: in the order of 预拍摄序号, with what was paid (notice sections 二.4 and 二.6). The numbers of the day
/// itself are written in by hand. With the cohort's switch for the photographer's privacy it has neither names nor ID
/// numbers.
/// </summary>
public sealed class PhotoListForm : ListForm<PhotoEntry>
{
    private const string Blank = "＿＿＿＿＿";

    public override string Id => "photo-list";
    protected override bool IsNumbered => false;

    public override string Name(int year) => $"{year}届预计毕业生图像信息采集学生名单";

    public override IdNumbersInFile IdNumbers(CohortSettings cohort) =>
        cohort.VendorPrivacy ? IdNumbersInFile.None : IdNumbersInFile.Full;

    protected override IReadOnlyList<FormColumn<PhotoEntry>> Columns(FormData data)
    {
        FormColumn<PhotoEntry>[] name = [new("姓名", 10, e => e.Student.Name)];
        FormColumn<PhotoEntry>[] idNumber = [new("身份证号", 20, e => e.Student.IdNumber)];
        var named = !data.Cohort.Settings.VendorPrivacy;
        return
        [
            new("预拍摄序号", 8, e => e.Place is { } place ? place.Slot.PhotoNumber : ""),
            new("学号", 15, e => e.Student.StudentNumber),
            .. named ? name : [],
            new("性别", 5, e => e.Student.Sex),
            .. named ? idNumber : [],
            new("专业", 20, e => e.Student.Major, IsLeft: true),
            new("班级", 20, e => e.Student.ClassName),
            new("交费金额", 9, e => e.PaidFen == 0 ? "" : Yuan.Of(e.PaidFen)),
            new("收据号", 11, e => e.Receipts),
            new("拍摄序号", 10, _ => ""),
            new("拍摄时间", 10, _ => ""),
            new("本人签名", 13, _ => ""),
            new("备注", 14, e => e.Place is null ? "尚无预拍摄序号" : "", IsLeft: true),
        ];
    }

    protected override async Task<IReadOnlyList<PhotoEntry>> RowsAsync(FormData data, College? unit)
    {
        var places = await data.PhotoPlacesAsync();
        var payments = await data.PaymentsAsync();
        return
        [
            .. from student in await data.StudentsAsync(unit)
            where !student.IsRemoved
            let place = places.GetValueOrDefault(student.Id)
            orderby place?.Slot.PhotoNumber ?? int.MaxValue
            select Entry(student, place, payments[student.Id]),
        ];
    }

    protected override IReadOnlyList<string> Foot(FormData data, IReadOnlyList<PhotoEntry> rows)
    {
        var due = rows.Sum(_ => (long)data.Cohort.Settings.FeeFen);
        var paid = rows.Sum(row => (long)row.PaidFen);
        return
        [
            $"应拍 {rows.Count} 人　　实拍 {Blank} 人　　缺拍 {Blank} 人",
            $"应收 {Yuan.Of(due)}　　实收 {Yuan.Of(paid)}（大写：{Yuan.InCapitals(Math.Max(0, paid))}）",
            .. SignatureLines.StudentOffice,
        ];
    }

    private static PhotoEntry Entry(Student student, PhotoPlace? place, IEnumerable<FeePayment> payments) =>
        new(
            student,
            place,
            payments.Sum(p => p.AmountFen),
            string.Join('、', payments.Select(p => p.ReceiptNumber).Where(r => r.Length > 0))
        );
}
