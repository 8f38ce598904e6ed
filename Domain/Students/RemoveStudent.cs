using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Students;

/// <summary>Takes a student off the list (删除, 附表2; product rule R2). The record stays and can be added again.</summary>
public static class RemoveStudent
{
    private const int MaxDocument = 100;

    /// <summary>Removes the student, ends the binding and tells the chat.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="studentNumber">学号.</param>
    /// <param name="collegeCode">The only college the caller may see; null for the registrar.</param>
    /// <param name="reason">Why, for 附表2.</param>
    /// <param name="document">The number of the document behind it, when there is one.</param>
    /// <returns>The student, or a refusal: <c>student-not-found</c>, <c>reason-missing</c>, <c>document-invalid</c>.</returns>
    public static async Task<Result<Student>> RunAsync(
        WriteScope scope,
        int cohortYear,
        string studentNumber,
        string? collegeCode,
        string reason,
        string? document
    )
    {
        var found = await FindStudent.OnListAsync(scope.Db, cohortYear, studentNumber, collegeCode);
        if (!found.TryGet(out var student, out var refusal))
            return refusal;
        if (!Reason.Check(reason).TryGet(out var why, out refusal))
            return refusal;
        if (document?.Length > MaxDocument)
            return Refusal.Invalid("document-invalid", $"文件号最长 {MaxDocument} 字，请缩短。");

        student.RemovedAt = scope.Now;
        student.RemovalReason = why;
        student.RemovalDocument = document?.Trim();
        var unbound = await BindChat.EndOpenBindingAsync(scope, student.Id, "removed");
        // A code handed out before must not work again when the student is put back one day.
        await scope
            .Db.BindingCodes.Where(c => c.StudentId == student.Id && c.UsedAt == null && c.RevokedAt == null)
            .ExecuteUpdateAsync(code => code.SetProperty(c => c.RevokedAt, scope.Now));
        var entry = scope.Audit(
            "student-removed",
            cohortYear,
            student.Id,
            new { reason = await AuditReason.CleanAsync(scope.Db, cohortYear, why, student.Issued?.Name), unbound }
        );
        student.ChangeSequence = entry.Id;
        return student;
    }
}
