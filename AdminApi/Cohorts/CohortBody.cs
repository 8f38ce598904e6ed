using System.Text.Json.Serialization;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Cohorts;

/// <summary>A cohort as the API shows and takes it. What is left out on creation gets the reference notice's value.</summary>
public sealed record CohortBody
{
    /// <summary>The year of graduation, such as 2009.</summary>
    public int Year { get; init; }
    public string Title { get; init; } = "";
    public string DocumentNumber { get; init; } = "";
    public string Issuer { get; init; } = "";
    public string Phone { get; init; } = "";
    public BindingPolicy BindingPolicy { get; init; }
    public string ConsentText { get; init; } = Defaults.ConsentText;

    /// <summary>Kept by the system: goes up when the consent text changes.</summary>
    public int ConsentVersion { get; init; } = Defaults.ConsentVersion;
    public DateOnly? SigningDeadline { get; init; }
    public DateOnly? MaterialsDeadline { get; init; }

    /// <summary>The last day of the cohort: binding codes expire with it. Null: 31 December of the year.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>How many days after the cohort's last day its students' personal data is removed; null keeps it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? RetentionDays { get; init; } = Defaults.RetentionDays;

    /// <summary>Told, not taken: since when the personal data is gone.</summary>
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>Told, not taken: the first day on which the personal data is removed by itself.</summary>
    public DateOnly? PurgeOn { get; init; }

    /// <summary>The photo fee in yuan, such as 15.</summary>
    public decimal Fee { get; init; } = Defaults.FeeFen / 100m;
    public IReadOnlyList<DressGuideline> DressGuidelines { get; init; } = Defaults.DressGuidelines;
    public IReadOnlyList<StudentField> KeyFields { get; init; } = Defaults.KeyFields;
    public IReadOnlyList<string> PoliticalStatuses { get; init; } = Defaults.PoliticalStatuses;
    public IReadOnlyList<string> EducationLevels { get; init; } = Defaults.EducationLevels;
    public ChsiSettings Chsi { get; init; } = Defaults.Chsi;
    public bool VendorPrivacy { get; init; }

    /// <summary>Reminder kinds by name; a kind that is not named is on.</summary>
    public IReadOnlyDictionary<string, bool> Reminders { get; init; } = Defaults.Reminders;

    private static CohortSettings Defaults { get; } = new();

    internal static CohortBody Of(Cohort cohort) =>
        Of(cohort.Year, cohort.Settings) with
        {
            PurgedAt = cohort.PurgedAt,
            PurgeOn = cohort.PurgedAt is null ? cohort.PurgeOn : null,
        };

    internal CohortSettings ToSettings() =>
        new()
        {
            Title = Title.Trim(),
            DocumentNumber = DocumentNumber.Trim(),
            Issuer = Issuer.Trim(),
            Phone = Phone.Trim(),
            BindingPolicy = BindingPolicy,
            ConsentText = ConsentText,
            ConsentVersion = ConsentVersion,
            SigningDeadline = SigningDeadline,
            MaterialsDeadline = MaterialsDeadline,
            ClosesOn = ClosesOn,
            RetentionDays = RetentionDays,
            FeeFen = Fen.FromYuan(Fee),
            DressGuidelines = DressGuidelines,
            KeyFields = KeyFields,
            PoliticalStatuses = PoliticalStatuses,
            EducationLevels = EducationLevels,
            Chsi = Chsi,
            VendorPrivacy = VendorPrivacy,
            Reminders = Reminders,
        };

    private static CohortBody Of(int year, CohortSettings settings) =>
        new()
        {
            Year = year,
            Title = settings.Title,
            DocumentNumber = settings.DocumentNumber,
            Issuer = settings.Issuer,
            Phone = settings.Phone,
            BindingPolicy = settings.BindingPolicy,
            ConsentText = settings.ConsentText,
            ConsentVersion = settings.ConsentVersion,
            SigningDeadline = settings.SigningDeadline,
            MaterialsDeadline = settings.MaterialsDeadline,
            ClosesOn = settings.ClosesOn,
            RetentionDays = settings.RetentionDays,
            Fee = settings.FeeFen / 100m,
            DressGuidelines = settings.DressGuidelines,
            KeyFields = settings.KeyFields,
            PoliticalStatuses = settings.PoliticalStatuses,
            EducationLevels = settings.EducationLevels,
            Chsi = settings.Chsi,
            VendorPrivacy = settings.VendorPrivacy,
            Reminders = settings.Reminders,
        };
}
