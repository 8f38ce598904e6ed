using Gradcheck.AdminApi.Answers;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;
using Microsoft.AspNetCore.Mvc;

namespace Gradcheck.AdminApi.Corrections;

/// <summary>Which corrections a list shows.</summary>
/// <param name="State">Only those in this state.</param>
/// <param name="College">Only this college's, by code.</param>
/// <param name="Field">Only those of this field.</param>
/// <param name="Key">Only those of key fields; with false only the others.</param>
/// <param name="ClassName">Only this class's.</param>
/// <param name="Search">Only those whose student's number begins with this or whose name contains it.</param>
public readonly record struct CorrectionFilter(
    [property: FromQuery(Name = "state")] Choice<CorrectionState>? State,
    [property: FromQuery(Name = "college")] string? College,
    [property: FromQuery(Name = "field")] Choice<StudentField>? Field,
    [property: FromQuery(Name = "key")] bool? Key,
    [property: FromQuery(Name = "class")] string? ClassName,
    [property: FromQuery(Name = "search")] string? Search
)
{
    internal IQueryable<Correction> Apply(IQueryable<Correction> corrections, IReadOnlyCollection<StudentField> keys)
    {
        if (State?.Value is { } state)
            corrections = corrections.Where(c => c.State == state);
        if (Field?.Value is { } field)
            corrections = corrections.Where(c => c.Field == field);
        var known = keys.ToList();
        return Key switch
        {
            true => corrections.Where(c => known.Contains(c.Field)),
            false => corrections.Where(c => !known.Contains(c.Field)),
            null => corrections,
        };
    }

    internal IQueryable<Student> Apply(IQueryable<Student> students)
    {
        var (college, className, search) = (College, ClassName, Search?.Trim());
        if (college is not null)
            students = students.Where(s => s.CollegeCode == college);
        if (className is not null)
            students = students.Where(s => s.ClassName == className);
        return string.IsNullOrEmpty(search)
            ? students
            : students.Where(s => s.StudentNumber.StartsWith(search) || s.Name.Contains(search));
    }
}
