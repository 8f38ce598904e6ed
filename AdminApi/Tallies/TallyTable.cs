using Gradcheck.AdminApi.Tables;
using Gradcheck.Domain.Tallies;

namespace Gradcheck.AdminApi.Tallies;

/// <summary>Tallies as a workbook, the total in the last row.</summary>
internal static class TallyTable
{
    private static readonly (string Heading, Func<TallyView, object?> Value)[] Columns =
    [
        ("学院代码", t => t.College),
        ("名称", t => t.Name),
        ("下发", t => t.Issued),
        ("添加", t => t.Added),
        ("删除", t => t.Removed),
        ("预计毕业", t => t.Expected),
        ("男", t => t.Male),
        ("女", t => t.Female),
        ("已绑定", t => t.Bound),
        ("已查看", t => t.Viewed),
        ("已签名", t => t.Signed),
        ("签名失效", t => t.Stale),
        ("有争议", t => t.Disputed),
        ("更正待定", t => t.Corrections.Pending),
        ("更正通过", t => t.Corrections.Accepted),
        ("更正驳回", t => t.Corrections.Rejected),
        ("录取更正", t => t.Corrections.Admission),
        ("学籍更正", t => t.Corrections.Enrolment),
        ("已缴费", t => t.Paid),
        ("缴费合计（元）", t => t.FeeTotal),
        ("已排拍照", t => t.Scheduled),
        ("网上校对可做未报", t => t.ChsiOpen),
        ("网上校对无误", t => t.ChsiCorrect),
        ("网上校对有误", t => t.ChsiWrong),
        ("联系不上", t => t.Unreachable),
    ];

    public static Table Of(int year, TallyPage page) =>
        new(
            $"{year}届统计（按{NameOf(page.By)}）",
            [.. Columns.Select(column => column.Heading)],
            [
                .. page
                    .Items.Append(page.Total)
                    .Select(row => (IReadOnlyList<object?>)[.. Columns.Select(column => column.Value(row))]),
            ]
        );

    private static string NameOf(TallyBy by) =>
        by switch
        {
            TallyBy.College => "学院",
            TallyBy.Major => "专业",
            TallyBy.Class => "班级",
            _ => "培养层次",
        };
}
