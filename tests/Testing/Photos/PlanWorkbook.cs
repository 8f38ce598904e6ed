using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;
using Gradcheck.Testing.Rosters;

namespace Gradcheck.Testing.Photos;

/// <summary>附表5 and 名单 as a registrar would upload them.</summary>
public static class PlanWorkbook
{
    private static readonly string[] ScheduleHeading =
    [
        "日期",
        "时间",
        "地点",
        "学院",
        "专业班级",
        "预拍摄序号起止",
        "人数",
        "工作人员到位时间",
        "带队辅导员",
        "联系电话",
        "备注",
    ];

    private static readonly string[] ListHeading = ["预拍摄序号", "学号", "姓名", "交费金额", "收据号"];

    /// <summary>附表5 with its title; rows are 日期 时间 地点 学院 专业班级 序号起止.</summary>
    public static RosterSheet Schedule(params IReadOnlyList<string[]> rows) =>
        Sheet("附表5", "2009届预计毕业生学历证书电子注册图像采集安排表", ScheduleHeading, rows);

    /// <summary>名单 with its title and a footer; rows are 序号 学号 姓名 交费金额 收据号.</summary>
    public static RosterSheet List(params IReadOnlyList<string[]> rows) =>
        Sheet("名单", "2009届预计毕业生图像信息采集学生名单", ListHeading, [.. rows, ["应拍：2", "", "辅导员签字："]]);

    public static RosterFile File(params IReadOnlyList<RosterSheet> sheets) =>
        RosterFile.Create(RosterFormat.Xlsx, sheets);

    public static RosterUpload Upload(params IReadOnlyList<RosterSheet> sheets)
    {
        var file = File(sheets);
        return new RosterUpload(file.FileName, file.Content);
    }

    private static RosterSheet Sheet(string name, string title, string[] heading, IReadOnlyList<string[]> rows) =>
        new(name, new[] { [title], heading }.Concat(rows).Select(row => row.Select(CellValue.FromText).ToArray()));
}
