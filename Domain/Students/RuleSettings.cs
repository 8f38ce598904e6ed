namespace Gradcheck.Domain.Students;

/// <summary>What of a cohort the field rules depend on.</summary>
/// <param name="PoliticalStatuses">The allowed 政治面貌 texts (notice section 一.2).</param>
/// <param name="EducationLevels">The allowed 培养层次 texts.</param>
/// <param name="CohortYear">The year of graduation; ages and enrolment dates are judged against it.</param>
public sealed record RuleSettings(
    IReadOnlyList<string> PoliticalStatuses,
    IReadOnlyList<string> EducationLevels,
    int CohortYear
);
