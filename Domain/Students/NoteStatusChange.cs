using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Students;

/// <summary>Notes a status change (学籍异动, notice section 一.1); it joins the remark on export.</summary>
public static class NoteStatusChange
{
    private const int MaxText = 200;

    /// <summary>Notes it; the student stays on the list, whatever the change.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="studentNumber">学号.</param>
    /// <param name="collegeCode">The only college the caller may see; null for the registrar.</param>
    /// <param name="kind">One of <see cref="StatusChange.Kinds"/>.</param>
    /// <param name="date">When it took effect, if known.</param>
    /// <param name="documentNumber">The document behind it; may be empty.</param>
    /// <param name="note">What else there is to say; may be empty.</param>
    /// <returns>The change, or a refusal: <c>student-not-found</c>, <c>status-change-invalid</c>.</returns>
    public static async Task<Result<StatusChange>> RunAsync(
        WriteScope scope,
        int cohortYear,
        string studentNumber,
        string? collegeCode,
        string kind,
        DateOnly? date,
        string documentNumber,
        string note
    )
    {
        var found = await FindStudent.OnListAsync(scope.Db, cohortYear, studentNumber, collegeCode);
        if (!found.TryGet(out var student, out var refusal))
            return refusal;
        if (!StatusChange.Kinds.Contains(kind))
        {
            return Refusal.Invalid(
                "status-change-invalid",
                $"学籍异动类别（kind）应是：{string.Join("、", StatusChange.Kinds)}。"
            );
        }

        if (documentNumber.Length > MaxText || note.Length > MaxText)
            return Refusal.Invalid("status-change-invalid", $"文件号和说明最长 {MaxText} 字，请缩短。");

        var change = new StatusChange
        {
            StudentId = student.Id,
            Kind = kind,
            Date = date,
            DocumentNumber = documentNumber.Trim(),
            Note = note.Trim(),
            RecordedAt = scope.Now,
        };
        scope.Db.StatusChanges.Add(change);
        scope.Audit("status-change-noted", cohortYear, student.Id, new { kind });
        return change;
    }
}
