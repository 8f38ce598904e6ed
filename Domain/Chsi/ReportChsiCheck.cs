using System.Text;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Chsi;

/// <summary>What a student reports of the online check.</summary>
/// <param name="Result">Which button was pressed on CHSI.</param>
/// <param name="Item">For a wrong result: which item.</param>
/// <param name="Shown">For a wrong result: what CHSI shows.</param>
/// <param name="Right">For a wrong result: what is right.</param>
public sealed record ChsiReport(ChsiResult Result, string Item = "", string Shown = "", string Right = "")
{
    /// <summary>The longest text of one answer, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>A typed answer on one line, without control characters and broken surrogates, which no database keeps.</summary>
    public static string Clean(string typed)
    {
        var clean = new StringBuilder(Math.Min(typed.Length, MaxLength + 1));
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (!Rune.IsControl(rune))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }
}

/// <summary>Stores what a student reports of the one online check (notice section 二.7; product rule R12).</summary>
public static class ReportChsiCheck
{
    /// <summary>Stores it once.</summary>
    /// <returns>
    /// Refusals: <c>chsi-already-reported</c> (with the stored check as data), <c>chsi-not-open</c>,
    /// <c>chsi-incomplete</c>, <c>chsi-too-long</c>.
    /// </returns>
    public static async Task<Result<ChsiCheck>> RunAsync(
        WriteScope scope,
        Student student,
        CohortSettings cohort,
        ChsiReport report
    )
    {
        var status = await ChsiStatus.ReadAsync(scope.Db, student, cohort);
        if (status.Check is { } stored)
        {
            return Refusal.Conflict(
                "chsi-already-reported",
                "你已经登记过校对结果，不能再改。填错了请联系学院教务办。",
                data: stored
            );
        }

        if (!status.IsOpenOn(CampusTime.DateOf(scope.Now)))
            return Refusal.Conflict("chsi-not-open", "学信网校对还没有开放，开放后我会提醒你。");

        var isWrong = report.Result == ChsiResult.Wrong;
        string[] answers = isWrong ? [report.Item, report.Shown, report.Right] : [];
        if (answers.Any(string.IsNullOrWhiteSpace))
            return Refusal.Invalid("chsi-incomplete", "请说明哪一项有误、学信网显示什么、正确的是什么。");
        if (answers.Any(answer => answer.Length > ChsiReport.MaxLength))
            return Refusal.Invalid("chsi-too-long", $"内容请不要超过 {ChsiReport.MaxLength} 个字。");

        var check = new ChsiCheck
        {
            StudentId = student.Id,
            CohortYear = student.CohortYear,
            Result = report.Result,
            Item = isWrong ? report.Item : "",
            Shown = isWrong ? report.Shown : "",
            Right = isWrong ? report.Right : "",
            ReportedAt = scope.Now,
        };
        scope.Db.ChsiChecks.Add(check);
        scope.Audit("chsi-reported", student.CohortYear, student.Id, new { result = report.Result });
        return check;
    }
}
