using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Students;

/// <summary>Lets an office see a full ID number, and writes down who saw it and why.</summary>
public static class RevealIdNumber
{
    /// <summary>The student's full ID number, or a refusal: <c>student-not-found</c>, <c>reason-missing</c>.</summary>
    public static Result<string> Run(WriteScope scope, Student student, string? reason)
    {
        if (!Reason.Check(reason).TryGet(out var why, out _))
            return Refusal.Invalid("reason-missing", "查看完整身份证号要写明原因：请求头 X-Reason（可用百分号编码）。");
        scope.Audit("id-number-revealed", student.CohortYear, student.Id, new { reason = why });
        return student.IdNumber;
    }
}
