using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Cohorts;

/// <summary>A setting that cannot be stored, and why.</summary>
/// <param name="Setting">The setting's name in the API.</param>
/// <param name="Message">What is wrong with it and what to do.</param>
public sealed record SettingFault(string Setting, string Message);

/// <summary>What the settings of a cohort have to satisfy before they are stored.</summary>
public static class CohortSettingsRules
{
    private const int MaxShortText = 100;
    private const int MaxConsentText = 2000;
    private const int MaxListLength = 50;

    /// <summary>Less would leave the office no time to archive its forms.</summary>
    private const int MinRetention = 30;
    private const int MaxRetention = 3650;

    /// <summary>Every fault; empty when the settings can be stored.</summary>
    public static IReadOnlyList<SettingFault> Check(int year, CohortSettings settings) => [.. Faults(year, settings)];

    private static IEnumerable<SettingFault> Faults(int year, CohortSettings settings)
    {
        if (settings.Title.Trim().Length is 0 or > MaxShortText)
            yield return new("title", $"标题不能为空，最长 {MaxShortText} 字。");
        foreach (var (name, text) in ShortTexts(settings))
        {
            if (text.Length > MaxShortText)
                yield return new(name, $"最长 {MaxShortText} 字，请缩短。");
        }

        if (settings.ConsentText.Trim().Length is < 10 or > MaxConsentText)
            yield return new("consentText", $"隐私说明应有 10 到 {MaxConsentText} 字，学生要读过才能同意。");
        foreach (var (name, date) in Dates(settings))
        {
            if (date is { } day && (day.Year < year - 2 || day.Year > year + 1))
                yield return new(name, $"日期 {day:yyyy-MM-dd} 离 {year} 届太远，请核对年份。");
        }

        if (settings.ClosesOn is { } last && Dates(settings).Max(named => named.Date) > last)
            yield return new("closesOn", $"结束日 {last:yyyy-MM-dd} 早于其他截止日期，请改晚，或先调整那些日期。");
        if (settings.RetentionDays is < MinRetention or > MaxRetention)
        {
            yield return new(
                "retentionDays",
                $"保存天数应在 {MinRetention} 到 {MaxRetention} 之间（从届的结束日算起）；要一直保留请写 null。"
            );
        }

        if (settings.FeeFen is < 0 or > 100_000)
            yield return new("fee", "采集费以元为单位，应在 0 到 1000 之间。");
        if (settings.Chsi.WorkingDays is < 0 or > 250)
            yield return new("chsi.workingDays", "工作日数应在 0 到 250 之间。");
        if (settings.Chsi.Url.Trim().Length == 0)
            yield return new("chsi.url", "请填写学信网地址，如 www.chsi.com.cn。");
        if (settings.KeyFields.Contains(StudentField.Remark))
            yield return new("keyFields", "备注不是关键字段，请去掉 remark。");
        if (settings.KeyFields.Distinct().Count() != settings.KeyFields.Count)
            yield return new("keyFields", "同一个字段写了两次，请去掉重复的。");
        foreach (var fault in List("politicalStatuses", settings.PoliticalStatuses))
            yield return fault;
        foreach (var fault in List("educationLevels", settings.EducationLevels))
            yield return fault;
        if (settings.DressGuidelines.Count > MaxListLength || settings.DressGuidelines.Any(g => IsBad(g.Text)))
            yield return new("dressGuidelines", $"最多 {MaxListLength} 条，每条 1 到 {MaxShortText} 字。");
        if (settings.Reminders.Count > MaxListLength || settings.Reminders.Keys.Any(IsBad))
            yield return new("reminders", $"最多 {MaxListLength} 种提醒，名称 1 到 {MaxShortText} 字。");
    }

    private static IEnumerable<(string Name, string Text)> ShortTexts(CohortSettings settings) =>
        [
            ("documentNumber", settings.DocumentNumber),
            ("issuer", settings.Issuer),
            ("phone", settings.Phone),
            ("chsi.url", settings.Chsi.Url),
        ];

    private static IEnumerable<(string Name, DateOnly? Date)> Dates(CohortSettings settings) =>
        [
            ("signingDeadline", settings.SigningDeadline),
            ("materialsDeadline", settings.MaterialsDeadline),
            ("chsi.officeDeadline", settings.Chsi.OfficeDeadline),
            ("closesOn", settings.ClosesOn),
        ];

    private static IEnumerable<SettingFault> List(string name, IReadOnlyList<string> texts)
    {
        if (texts.Count is 0 or > MaxListLength || texts.Any(IsBad))
            yield return new(name, $"应有 1 到 {MaxListLength} 项，每项 1 到 {MaxShortText} 字。");
        else if (texts.Distinct().Count() != texts.Count)
            yield return new(name, "同一项写了两次，请去掉重复的。");
    }

    private static bool IsBad(string text) => text.Trim().Length is 0 or > MaxShortText || text.Any(char.IsControl);
}
