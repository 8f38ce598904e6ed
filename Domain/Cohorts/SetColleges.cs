using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Cohorts;

/// <summary>The registrar writes down the whole list of a cohort's colleges.</summary>
public static class SetColleges
{
    private const int MaxCode = 20;
    private const int MaxText = 100;
    private const int MaxCounsellors = 200;

    /// <summary>Replaces the list; a college that still has students cannot be left out.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="year">The cohort.</param>
    /// <param name="wanted">The colleges as they shall be.</param>
    /// <returns>The colleges, or a refusal: <c>cohort-not-found</c>, <c>colleges-invalid</c>, <c>college-in-use</c>.</returns>
    public static async Task<Result<IReadOnlyList<College>>> RunAsync(
        WriteScope scope,
        int year,
        IReadOnlyList<College> wanted
    )
    {
        if (await scope.Db.Cohorts.FindAsync(year) is null)
            return SaveCohort.CohortNotFound;
        if (Faults(wanted).ToList() is { Count: > 0 } faults)
            return Refusal.Invalid("colleges-invalid", faults[0].Message, data: new { faults });

        var present = await scope.Db.Colleges.Where(c => c.CohortYear == year).ToDictionaryAsync(c => c.Code);
        var dropped = present.Values.ExceptBy(wanted.Select(c => c.Code), c => c.Code).ToList();
        if (await FirstInUseAsync(scope.Db, year, dropped) is { } inUse)
        {
            return Refusal.Conflict(
                "college-in-use",
                $"{inUse.Name}（{inUse.Code}）名下有学生，不能去掉。请先把学生转到其他学院。",
                data: new { college = inUse.Code }
            );
        }

        scope.Db.Colleges.RemoveRange(dropped);
        await FreeNamesAsync(scope.Db, present.Values.Except(dropped), wanted);
        foreach (var college in wanted)
        {
            if (present.TryGetValue(college.Code, out var known))
                Change(known, college);
            else
                scope.Db.Colleges.Add(college);
        }

        scope.Audit(
            "colleges-set",
            year,
            details: new { colleges = wanted.Select(c => c.Code), dropped = dropped.Select(c => c.Code) }
        );
        return wanted.ToList();
    }

    private static void Change(College known, College wanted)
    {
        known.Name = wanted.Name;
        known.Phone = wanted.Phone;
        known.Office = wanted.Office;
        known.Counsellors = wanted.Counsellors;
    }

    /// <summary>Two colleges may swap their names; the unique index has to see both free first.</summary>
    private static async Task FreeNamesAsync(GradcheckDb db, IEnumerable<College> kept, IReadOnlyList<College> wanted)
    {
        var names = wanted.ToDictionary(c => c.Code, c => c.Name);
        foreach (var college in kept.Where(c => names[c.Code] != c.Name))
            college.Name = $"~{college.Code}";
        await db.SaveChangesAsync();
    }

    private static async Task<College?> FirstInUseAsync(GradcheckDb db, int year, IEnumerable<College> dropped)
    {
        foreach (var college in dropped)
        {
            if (await db.Students.AnyAsync(s => s.CohortYear == year && s.CollegeCode == college.Code))
                return college;
        }

        return null;
    }

    private static IEnumerable<SettingFault> Faults(IReadOnlyList<College> wanted)
    {
        foreach (var college in wanted)
        {
            if (
                college.Code.Length is 0 or > MaxCode
                || !college.Code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            )
                yield return new("code", $"学院代码「{college.Code}」应是 1–{MaxCode} 位字母或数字，如 01。");
            if (college.Name.Trim().Length is 0 or > MaxText || college.Name.Trim() != college.Name)
                yield return new("name", $"学院 {college.Code} 的名称应有 1–{MaxText} 字，前后没有空格。");
            if (college.Phone.Length > MaxText || college.Office.Length > MaxText)
                yield return new("office", $"学院 {college.Code} 的电话和地点最长 {MaxText} 字。");
            if (college.Counsellors.Count > MaxCounsellors || college.Counsellors.Any(IsBad))
                yield return new("counsellors", $"学院 {college.Code} 的辅导员要有姓名，每项最长 {MaxText} 字。");
        }

        // The roster's 学院 column matches a name or a code, so no name may be another's name or code.
        foreach (var twice in wanted.SelectMany(c => new[] { c.Code, c.Name }.Distinct()).GroupBy(t => t))
        {
            if (twice.Count() > 1)
                yield return new("name", $"「{twice.Key}」用了两次，学院的代码和名称不能相同。");
        }
    }

    private static bool IsBad(Counsellor counsellor) =>
        counsellor.Name.Trim().Length is 0 or > MaxText
        || counsellor.Phone.Length > MaxText
        || counsellor.Classes?.Any(name => name.Length > MaxText) == true;
}
