using Gradcheck.Domain.Cohorts;

namespace Gradcheck.AdminApi.Cohorts;

/// <summary>A college as the API shows and takes it.</summary>
public sealed record CollegeBody(
    string Code,
    string Name,
    string Phone = "",
    string Office = "",
    IReadOnlyList<CounsellorBody>? Counsellors = null
)
{
    internal static CollegeBody Of(College college) =>
        new(
            college.Code,
            college.Name,
            college.Phone,
            college.Office,
            [.. college.Counsellors.Select(c => new CounsellorBody(c.Name, c.Phone, c.Classes))]
        );

    internal College ToCollege(int year) =>
        new()
        {
            CohortYear = year,
            Code = Code,
            Name = Name,
            Phone = Phone,
            Office = Office,
            Counsellors = [.. (Counsellors ?? []).Select(c => new Counsellor(c.Name, c.Phone, c.Classes))],
        };
}

/// <summary>A counsellor (毕业班辅导员) and the classes in their care.</summary>
public sealed record CounsellorBody(string Name, string Phone = "", IReadOnlyList<string>? Classes = null);

/// <summary>The whole list of a cohort's colleges, in the same shape as it is read.</summary>
public sealed record CollegeList(IReadOnlyList<CollegeBody> Items, string? After = null);
