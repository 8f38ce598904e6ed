using System.Text.RegularExpressions;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>Lines below a table that are no student: the mark of an export, 合计, 制表人, 填表日期, 注 …</summary>
internal static partial class FooterText
{
    public static bool Matches(string text) => Footer().IsMatch(HeadingText.Normalize(CellText.Trim(text)));

    [GeneratedRegex(
        "^(导出编号|合计|总计|共计|小计|总人数|共[0-9一二三四五六七八九十百千]+人|制表|制单|填表|填报|经办|审核人|审核$|审批|复核|校对人|负责人|"
            + "主管|院长|辅导员签|签字|签名|盖章|学院\\(盖章|单位\\(盖章|日期$|填表日期|打印|联系人|联系电话|注$|注[0-9]|说明|备注$|以下空白|([0-9]{4})?年[0-9]*月[0-9]*日?$|第[0-9]+页|共[0-9]+页)"
    )]
    private static partial Regex Footer();
}
