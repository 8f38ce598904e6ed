using System.Text.Json.Serialization;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Cohorts;

/// <summary>
/// The settings of a cohort. The defaults are those of the reference notice (处发[2008] 71号) where it speaks
/// of every year; dates have no default and are null until the registrar sets them.
/// </summary>
public sealed record CohortSettings
{
    /// <summary>Such as 2009届预计毕业生信息校对和图像采集.</summary>
    public string Title { get; init; } = "";
    public string DocumentNumber { get; init; } = "";

    /// <summary>The office that issues the notice, such as 教务处 学生工作部（处）.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>Telephone of 学籍管理科 (product rule R13).</summary>
    public string Phone { get; init; } = "";
    public BindingPolicy BindingPolicy { get; init; } = BindingPolicy.Code;
    public string ConsentText { get; init; } =
        "为完成毕业生信息校对和图像采集，本助手会向您本人展示学校登记的学籍信息（含身份证号），并保存您的核对签名、更正申请和提醒记录。"
        + "信息只用于本届毕业工作，只有您、所在学院和教务处能看到，不提供给其他人。您随时可以用 /unbind 解除绑定。";

    /// <summary>Goes up by one whenever the consent text changes; students consent to a version.</summary>
    public int ConsentVersion { get; init; } = 1;

    /// <summary>The last day to sign, end of day in Asia/Shanghai.</summary>
    public DateOnly? SigningDeadline { get; init; }

    /// <summary>The last day for the colleges' forms and fees (notice 一.4, 二.6).</summary>
    public DateOnly? MaterialsDeadline { get; init; }

    /// <summary>
    /// The last day of the cohort (届的结束日), end of day in Asia/Shanghai: afterwards its binding codes and identity
    /// binding no longer bind. Null until the registrar sets it; then <see cref="Cohort.LastDay"/> says which day holds.
    /// </summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>
    /// How many days after its last day the students' personal data is removed; null keeps it. A year: questions about
    /// a degree and the CHSI record come within it.
    /// </summary>
    // Always written: left out it would be read back as the default.
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? RetentionDays { get; init; } = 365;

    /// <summary>The photo fee in fen (notice 二.5: 15 yuan).</summary>
    public int FeeFen { get; init; } = 1500;

    public IReadOnlyList<DressGuideline> DressGuidelines { get; init; } = DressGuideline.OfTheNotice;

    /// <summary>关键字段: a difference from the admission data blocks registration (notice 一.3).</summary>
    public IReadOnlyList<StudentField> KeyFields { get; init; } =
    [StudentField.Name, StudentField.Sex, StudentField.BirthDate, StudentField.IdNumber];

    /// <summary>Allowed 政治面貌 (notice 一.2).</summary>
    public IReadOnlyList<string> PoliticalStatuses { get; init; } = ["共青团员", "中共党员", "中共预备党员", "群众"];

    /// <summary>Allowed 培养层次.</summary>
    public IReadOnlyList<string> EducationLevels { get; init; } =
    ["本科", "专科", "专升本", "硕士", "博士", "第二学士学位", "硕士研究生", "博士研究生", "专科(高职)"];

    public ChsiSettings Chsi { get; init; } = new();

    /// <summary>When on, the photographer's list carries neither names nor ID numbers.</summary>
    public bool VendorPrivacy { get; init; }

    /// <summary>Reminder kinds by name; a kind that is not named is on.</summary>
    public IReadOnlyDictionary<string, bool> Reminders { get; init; } = new Dictionary<string, bool>();

    /// <summary>What of the settings the field rules depend on.</summary>
    public RuleSettings RulesFor(int year) => new(PoliticalStatuses, EducationLevels, year);
}

/// <summary>How a student may bind a chat account to the record.</summary>
public enum BindingPolicy
{
    Code,
    CodeOrIdentity,
}
