using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Corrections;

/// <summary>
/// An office accepts a correction. What a college may change itself it decides alone, and the record changes at once;
/// with a key field its acceptance is a proposal with the evidence noted, and the registrar decides (product rule
/// R4). Nobody does both with one key.
/// </summary>
public static class AcceptCorrection
{
    /// <summary>Proposes or accepts.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="id">The correction.</param>
    /// <param name="collegeCode">The college that asks, which sees its own students only; null for the registrar.</param>
    /// <param name="evidence">The evidence seen; needed where a key field is proposed or decided without a proposal.</param>
    /// <param name="cohortYear">The only cohort that counts; null for any.</param>
    /// <returns>
    /// The correction, proposed or accepted. Refusals: those of <see cref="FindCorrection.OpenAsync"/>,
    /// <c>evidence-too-long</c>, <c>evidence-missing</c>, <c>correction-proposed</c>, <c>same-account</c>,
    /// <c>correction-overtaken</c>, <c>correction-invalid</c>, <c>college-not-found</c>, <c>student-exists</c>,
    /// <c>duplicate-id</c>.
    /// </returns>
    public static async Task<Result<Correction>> RunAsync(
        WriteScope scope,
        long id,
        string? collegeCode,
        string? evidence,
        int? cohortYear = null
    )
    {
        var found = await FindCorrection.OpenAsync(scope.Db, id, collegeCode, cohortYear);
        if (!found.TryGet(out var open, out var refusal))
            return refusal;
        if (!CorrectionDesk.CheckEvidence(evidence).TryGet(out var noted, out refusal))
            return refusal;
        var correction = open.Correction;
        var isProposal = open.IsReserved && collegeCode is not null;
        if (open.IsReserved && RefuseStep(scope, correction, isProposal, noted) is { } step)
            return step;
        var judged = await AcceptedRecord.JudgeAsync(scope.Db, open);
        if (!judged.TryGet(out var record, out refusal))
            return refusal;

        if (noted is not null)
            correction.Evidence = correction.Evidence is { } earlier ? $"{earlier}\n{noted}" : noted;
        if (isProposal)
            Propose(scope, open);
        else
            await ChangeAsync(scope, open, record);
        return correction;
    }

    internal static Refusal SameAccount { get; } =
        Refusal.Forbidden("same-account", "提出和审批不能用同一个密钥，请由另一位经办人审批。");

    private static Refusal? RefuseStep(WriteScope scope, Correction correction, bool isProposal, string? noted)
    {
        if (correction.State == CorrectionState.Proposed)
        {
            if (isProposal)
            {
                return Refusal.Conflict(
                    "correction-proposed",
                    $"这项更正已于{ChineseDate.Of(correction.ProposedAt!.Value)}由 {correction.ProposedBy} 报学籍管理科，请等待审批。",
                    data: new { proposedBy = correction.ProposedBy, proposedAt = correction.ProposedAt }
                );
            }

            return correction.ProposedBy == scope.Actor ? SameAccount : null;
        }

        return noted is not null ? null
            : isProposal
                ? Refusal.Invalid(
                    "evidence-missing",
                    "更正关键信息要写明查验了哪些证明材料（evidence），如“身份证、户口簿复印件各三份”。"
                )
            : Refusal.Invalid(
                "evidence-missing",
                "学院还没有上报这项更正。要直接批准，请写明查验了哪些证明材料（evidence）。"
            );
    }

    private static void Propose(WriteScope scope, CorrectionCase open)
    {
        var correction = open.Correction;
        correction.State = CorrectionState.Proposed;
        correction.ProposedAt = scope.Now;
        correction.ProposedBy = scope.Actor;
        scope.Audit(
            "correction-proposed",
            correction.CohortYear,
            correction.StudentId,
            new { correction = correction.Id, field = correction.Field.JsonName() }
        );
    }

    private static async Task ChangeAsync(WriteScope scope, CorrectionCase open, StudentRecord record)
    {
        var (correction, student, _) = open;
        var wasSigned = student.SignatureState == SignatureState.Signed;
        if (record != student.ToRecord())
            student.Replace(record);
        correction.State = CorrectionState.Accepted;
        correction.DecidedAt = scope.Now;
        correction.DecidedBy = scope.Actor;
        student.ChangeSequence = scope
            .Audit(
                "correction-accepted",
                correction.CohortYear,
                student.Id,
                new
                {
                    correction = correction.Id,
                    field = correction.Field.JsonName(),
                    form = correction.Form,
                    signatureStale = wasSigned && student.SignatureState == SignatureState.Stale,
                }
            )
            .Id;
        await CorrectionNotice.TellAsync(scope, open);
    }
}
