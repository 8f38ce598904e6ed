using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Rosters.Reading;

namespace Gradcheck.Domain.Rosters.Checking;

/// <summary>Finds the college that a roster's 学院 means: by name or by code.</summary>
internal sealed class CollegeNames
{
    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);
    private readonly string list;

    public CollegeNames(IReadOnlyCollection<College> colleges)
    {
        foreach (var college in colleges)
            codes[HeadingText.Normalize(college.Name)] = college.Code;
        foreach (var college in colleges)
            codes[HeadingText.Normalize(college.Code)] = college.Code;
        list = string.Join(
            "、",
            colleges.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => $"{c.Code} {c.Name}")
        );
        List = colleges.Select(c => new { code = c.Code, name = c.Name });
    }

    /// <summary>The colleges for the answer to a program.</summary>
    public object List { get; }

    public string? CodeOf(string text) => codes.GetValueOrDefault(HeadingText.Normalize(text));

    /// <summary>What to do about a college that is not in the list.</summary>
    public string Advice => $"请改成本届学院的名称或代码（{list}），或请教务处先登记学院。";
}
