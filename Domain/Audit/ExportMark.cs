using System.Globalization;

namespace Gradcheck.Domain.Audit;

/// <summary>
/// What stands in the footer of an exported file: a sheet that lies about somewhere leads back to who took it out.
/// </summary>
/// <param name="Number">导出编号: the position of its entry in the audit log.</param>
/// <param name="Actor">Who took it out.</param>
/// <param name="At">When.</param>
/// <param name="Range">Which part of the cohort.</param>
/// <param name="IdNumbers">What it says of ID numbers.</param>
public sealed record ExportMark(long Number, string Actor, DateTimeOffset At, string Range, IdNumbersInFile IdNumbers)
{
    /// <summary>How every footer begins; the roster reader knows by it that the line is no student.</summary>
    public const string Beginning = "导出编号";

    /// <summary>The footer in one line.</summary>
    public string Text
    {
        get
        {
            var at = CampusTime.ToLocal(At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            var mark = $"{Beginning} {Number} · 导出人 {Actor} · 时间 {at} · 范围 {Range}";
            return IdNumbers switch
            {
                IdNumbersInFile.Full => $"{mark} · 含完整身份证号，请妥善保管",
                IdNumbersInFile.Masked => $"{mark} · 身份证号已遮盖",
                _ => mark,
            };
        }
    }
}
