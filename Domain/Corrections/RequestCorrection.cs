using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Corrections;

/// <summary>A stored request.</summary>
/// <param name="Correction">The open correction.</param>
/// <param name="Replaced">The earlier open one for the same field, withdrawn by this; null when there was none.</param>
/// <param name="Papers">What the student has to hand in.</param>
public sealed record CorrectionRequest(Correction Correction, Correction? Replaced, RequiredPapers Papers);

/// <summary>Stores what a student asks to have corrected; the office decides later (product rule R4).</summary>
public static class RequestCorrection
{
    /// <summary>
    /// Stores an open correction of one field. There is one open request per field: an earlier one is withdrawn.
    /// </summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="student">The student, tracked.</param>
    /// <param name="cohort">The student's settings.</param>
    /// <param name="field">The field; not the remark, which is the office's.</param>
    /// <param name="typed">The right value, as typed or normalised; for 学院 the college's code.</param>
    /// <param name="cause">How it came about; needed for key fields, dropped for others.</param>
    /// <returns>
    /// Refusals: <c>student-removed</c>, <c>correction-field</c>, <c>correction-invalid</c> (with the findings as
    /// data), <c>correction-no-change</c>, <c>correction-cause-missing</c>, <c>correction-by-office</c>.
    /// </returns>
    public static async Task<Result<CorrectionRequest>> RunAsync(
        WriteScope scope,
        Student student,
        CohortSettings cohort,
        StudentField field,
        string typed,
        CorrectionCause? cause
    )
    {
        if (student.IsRemoved)
            return Refusal.Conflict("student-removed", "你已不在本届预计毕业生名单中，请联系学院教务办。");
        if (field == StudentField.Remark)
            return Refusal.Invalid("correction-field", "备注由学院填写，不能在这里更正，请联系学院教务办。");

        var check = await JudgeCorrection.RunAsync(scope.Db, student, cohort, field, typed);
        if (!check.IsValid)
        {
            var first = check.Findings.First(finding => finding.Severity == Severity.Error);
            return Refusal.Invalid("correction-invalid", first.Message, data: check.Findings);
        }

        if (check.Value == student.ToRecord()[field])
            return Refusal.Conflict("correction-no-change", "填写的内容和名单上的一样，不需要更正。");
        var isKey = cohort.KeyFields.Contains(field);
        if (isKey && cause is null)
            return Refusal.Invalid("correction-cause-missing", "请说明这一项是怎么错的。");

        var papers = FormRule.For(field, cause, cohort.KeyFields);
        if (await HasOfficesOwnAsync(scope.Db, student.Id, field))
            return Refusal.Conflict(
                "correction-by-office",
                $"学院已就{field.Heading()}提出更正，正等教务处审批；内容不对请联系学院教务办。"
            );
        var replaced = await WithdrawOpenAsync(scope, student.Id, field);
        var correction = new Correction
        {
            CohortYear = student.CohortYear,
            StudentId = student.Id,
            Field = field,
            OldValue = student.ToRecord()[field],
            NewValue = check.Value,
            Cause = isKey ? cause : null,
            Form = papers.Form,
            State = CorrectionState.Pending,
            RequestedAt = scope.Now,
        };
        scope.Db.Corrections.Add(correction);
        await scope.Db.SaveChangesAsync();
        scope.Audit(
            "correction-requested",
            student.CohortYear,
            student.Id,
            new
            {
                correction = correction.Id,
                field = field.JsonName(),
                form = papers.Form,
                replaces = replaced?.Id,
            }
        );
        return new CorrectionRequest(correction, replaced, papers);
    }

    private static Task<bool> HasOfficesOwnAsync(GradcheckDb db, long studentId, StudentField field) =>
        db.Corrections.AnyAsync(c =>
            c.StudentId == studentId && c.Field == field && c.ByOffice && c.State == CorrectionState.Proposed
        );

    // The unique index on open corrections has to see the withdrawal before the new one is stored.
    private static async Task<Correction?> WithdrawOpenAsync(WriteScope scope, long studentId, StudentField field)
    {
        var open = await scope.Db.Corrections.SingleOrDefaultAsync(c =>
            c.StudentId == studentId
            && c.Field == field
            && (c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
        );
        if (open is null)
            return null;
        open.State = CorrectionState.Withdrawn;
        await scope.Db.SaveChangesAsync();
        return open;
    }
}
