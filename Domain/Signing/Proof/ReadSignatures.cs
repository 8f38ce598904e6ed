using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Signing.Proof;

/// <summary>Reads signatures together with what they are judged by.</summary>
public static class ReadSignatures
{
    /// <summary>The signature of a receipt, judged.</summary>
    /// <param name="db">The database.</param>
    /// <param name="typed">The receipt as typed, see <see cref="ReceiptCode.TryParse"/>.</param>
    /// <param name="collegeCode">The only college the caller may see; null for every college.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The proof, or a refusal: <c>receipt-invalid</c>, <c>receipt-unknown</c>.</returns>
    public static async Task<Result<SignatureProof>> OfReceiptAsync(
        GradcheckDb db,
        string typed,
        string? collegeCode,
        CancellationToken cancel = default
    )
    {
        if (ReceiptCode.TryParse(typed) is not { } receipt)
            return Refusal.Invalid(
                "receipt-invalid",
                "回执号应是 9 个字母或数字，如 K7P-3WD-QXH，请对照学生的回执重新输入。"
            );
        var found = await (
            from signature in db.Signatures.AsNoTracking()
            where signature.Receipt == receipt
            join student in db.Students.AsNoTracking() on signature.StudentId equals student.Id
            where collegeCode == null || student.CollegeCode == collegeCode
            select new { Signature = signature, Student = student }
        ).SingleOrDefaultAsync(cancel);
        if (found?.Student.ForgottenAt is not null)
            return Forgotten(found.Signature);
        return found is null
            ? Refusal.NotFound("receipt-unknown", "没有这个回执号的签名，请核对；学生的签名都列在其签名记录中。")
            : (await JudgeAsync(db, found.Student, [found.Signature], cancel))[0];
    }

    /// <summary>Judges signatures of one student, in the order given.</summary>
    public static async Task<IReadOnlyList<SignatureProof>> JudgeAsync(
        GradcheckDb db,
        Student student,
        IReadOnlyList<Signature> signatures,
        CancellationToken cancel = default
    )
    {
        // Each with the one before it, which its hash is tied to.
        var positions = signatures.SelectMany(s => new[] { s.AuditId, s.AuditId - 1 }).ToHashSet();
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(e => positions.Contains(e.Id))
            .ToDictionaryAsync(e => e.Id, cancel);
        var bindings = await db.Bindings.AsNoTracking().Where(b => b.StudentId == student.Id).ToListAsync(cancel);
        var receipts = await db
            .Signatures.Where(s => s.StudentId == student.Id)
            .OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.Receipt })
            .ToListAsync(cancel);
        return
        [
            .. signatures.Select(signature =>
                SignatureProof.Of(
                    new SignatureEvidence(
                        signature,
                        student,
                        entries.GetValueOrDefault(signature.AuditId),
                        IsChained(AuditChain.Of(db), entries, signature.AuditId),
                        bindings.Any(binding => Covers(binding, signature)),
                        receipts.FirstOrDefault(later => later.Id > signature.Id)?.Receipt
                    )
                )
            ),
        ];
    }

    private static bool IsChained(AuditChain chain, Dictionary<long, AuditEntry> entries, long position)
    {
        var previous = position == 1 ? AuditChain.Beginning : entries.GetValueOrDefault(position - 1)?.Hash;
        return previous is not null
            && entries.GetValueOrDefault(position) is { } entry
            && chain.Fits(previous, AuditContent.Of(entry), entry.Hash);
    }

    /// <summary>The content is gone; that there was this receipt, when, and for which fingerprint can still be said.</summary>
    private static Refusal Forgotten(Signature signature) =>
        Refusal.Gone(
            "record-forgotten",
            $"这个回执号是真实的：签名于 {ChineseDate.Of(signature.SignedAt)}。学生的个人信息已按规定删除，不能再逐项核对。",
            $"本人若仍存有当时的信息，可按信息指纹 {signature.RecordHash} 核对；操作日志第 {signature.AuditId} 条。",
            new
            {
                signature.Receipt,
                signature.SignedAt,
                signature.RecordHash,
                signature.AuditId,
            }
        );

    private static bool Covers(Binding.Binding binding, Signature signature) =>
        binding.ChatId == signature.ChatId
        && binding.BoundAt <= signature.SignedAt
        && (binding.EndedAt is not { } end || end >= signature.SignedAt);
}
