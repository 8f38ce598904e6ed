using Gradcheck.AdminApi.Answers;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.AspNetCore.Mvc;

namespace Gradcheck.AdminApi.Students;

/// <summary>Which students a list shows. Removed students are shown only when asked for.</summary>
/// <param name="College">Only this college's, by code.</param>
/// <param name="ClassName">Only this class's.</param>
/// <param name="Major">Only this major's.</param>
/// <param name="State">Only those in this state.</param>
/// <param name="Search">Only those whose number begins with this or whose name contains it.</param>
public readonly record struct StudentFilter(
    [property: FromQuery(Name = "college")] string? College,
    [property: FromQuery(Name = "class")] string? ClassName,
    [property: FromQuery(Name = "major")] string? Major,
    [property: FromQuery(Name = "state")] Choice<StudentFilterState>? State,
    [property: FromQuery(Name = "search")] string? Search
)
{
    internal IQueryable<Student> Apply(GradcheckDb db, IQueryable<Student> students)
    {
        var (college, className, major, search) = (College, ClassName, Major, Search?.Trim());
        if (college is not null)
            students = students.Where(s => s.CollegeCode == college);
        if (className is not null)
            students = students.Where(s => s.ClassName == className);
        if (major is not null)
            students = students.Where(s => s.Major == major);
        if (!string.IsNullOrEmpty(search))
            students = students.Where(s => s.StudentNumber.StartsWith(search) || s.Name.Contains(search));
        return InState(db, students);
    }

    /// <summary>The filter in Chinese. What was searched for is left out: it may be a name.</summary>
    internal string Describe(int year, string? ownCollege)
    {
        var parts = new List<string> { $"{year}届" };
        if ((College ?? ownCollege) is { } college)
            parts.Add($"学院 {college}");
        if (ClassName is not null)
            parts.Add($"班级 {ClassName}");
        if (Major is not null)
            parts.Add($"专业 {Major}");
        if (State is { } state)
            parts.Add($"状态 {state.Value}");
        if (!string.IsNullOrWhiteSpace(Search))
            parts.Add("按学号或姓名查找");
        return string.Join('，', parts);
    }

    /// <summary>The filter for the audit log.</summary>
    internal object ForAudit(string? ownCollege) =>
        new
        {
            college = College ?? ownCollege,
            className = ClassName,
            major = Major,
            state = State?.Value,
            searched = !string.IsNullOrWhiteSpace(Search),
        };

    private IQueryable<Student> InState(GradcheckDb db, IQueryable<Student> students)
    {
        if (State?.Value == StudentFilterState.Removed)
            return students.Where(s => s.RemovedAt != null);
        var listed = students.Where(s => s.RemovedAt == null);
        return State?.Value switch
        {
            StudentFilterState.Unbound => listed.Where(s => !db.Chats.Any(c => c.StudentId == s.Id)),
            StudentFilterState.Bound => listed.Where(s => db.Chats.Any(c => c.StudentId == s.Id)),
            StudentFilterState.Viewed => listed.Where(s => s.ViewedAt != null),
            StudentFilterState.Unsigned => listed.Where(s => s.SignedHash == null),
            StudentFilterState.Signed => listed.Where(s => s.SignedHash == s.RecordHash),
            StudentFilterState.Stale => listed.Where(s => s.SignedHash != null && s.SignedHash != s.RecordHash),
            StudentFilterState.Added => listed.Where(s => s.Origin == StudentOrigin.Added),
            StudentFilterState.Disputed => listed.Where(s =>
                db.Corrections.Any(c =>
                    c.StudentId == s.Id && (c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
                )
            ),
            StudentFilterState.Unreachable => listed.Where(s =>
                db.Chats.Any(c => c.StudentId == s.Id && c.UnreachableSince != null)
            ),
            _ => listed,
        };
    }
}
