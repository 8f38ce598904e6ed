using System.Globalization;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Photos;

namespace Gradcheck.Domain.Forms.Kinds;

/// <summary>A session of the photo plan and how many students have a place in it.</summary>
public sealed record ScheduledSession(PhotoSession Session, int Students);

/// <summary>附表5: which college is photographed when and where (notice section 二.2).</summary>
public sealed class PhotoScheduleForm : ListForm<ScheduledSession>
{
    /// <summary>Staff are in place this long before the college's time (product rule R9).</summary>
    private static readonly TimeSpan StaffBefore = TimeSpan.FromMinutes(15);

    public override string Id => "photo-schedule";
    public override string Annex => "附表5";
    public override bool HoldsAllColleges => true;
    protected override bool IsNumbered => false;

    public override string Name(int year) => $"{year}届预计毕业生学历证书电子注册图像采集安排表";

    public override IdNumbersInFile IdNumbers(CohortSettings cohort) => IdNumbersInFile.None;

    protected override IReadOnlyList<FormColumn<ScheduledSession>> Columns(FormData data) =>
        [
            new("日期", 12, s => Remarks.Date(s.Session.Date)),
            new("时间", 13, s => Time(s.Session.Start) + (s.Session.End is { } end ? $"–{Time(end)}" : "起")),
            new("地点", 14, s => s.Session.Place),
            new("学院", 20, s => data.CollegeName(s.Session.CollegeCode)),
            new("专业班级", 36, s => s.Session.Classes, IsLeft: true),
            new("预拍摄序号起止", 14, s => $"{s.Session.FirstNumber}–{s.Session.LastNumber}"),
            new("人数", 7, s => s.Students),
            new("工作人员到位时间", 12, s => Time(s.Session.Start.Add(-StaffBefore))),
            new("带队辅导员", 12, s => s.Session.Counsellor),
            new("联系电话", 15, s => s.Session.CounsellorPhone),
            new("备注", 16, s => s.Session.Remark, IsLeft: true),
        ];

    protected override async Task<IReadOnlyList<ScheduledSession>> RowsAsync(FormData data, College? unit)
    {
        var sizes = (await data.PhotoPlacesAsync()).Values.CountBy(place => place.Slot.SessionId).ToDictionary();
        return
        [
            .. from session in await data.SessionsAsync(unit)
            orderby session.Date, session.Start, session.FirstNumber
            select new ScheduledSession(session, sizes.GetValueOrDefault(session.Id)),
        ];
    }

    protected override IReadOnlyList<string> Foot(FormData data, IReadOnlyList<ScheduledSession> rows) =>
        [
            "请严格按预拍摄序号顺序组织拍摄，毕业生须携带身份证；现场工作人员须在本学院拍摄时间前 15 分钟到位。",
            data.Cohort.Settings.Issuer,
        ];

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
