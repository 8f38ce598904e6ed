using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Signing;

/// <summary>How an attempt to sign ended.</summary>
public enum SignOutcome
{
    Signed,

    /// <summary>The record as it stands was signed before; nothing changed.</summary>
    AlreadySigned,

    /// <summary>The record is no longer what the student was shown: show it again.</summary>
    RecordChanged,

    /// <summary>A correction waits for its decision.</summary>
    CorrectionsPending,

    /// <summary>The typed name is not the name on record.</summary>
    WrongName,

    /// <summary>The student is not on the list any more.</summary>
    Removed,
}

/// <summary>
/// Signs a record (product.md, conversation 4; product rule R3). The signature binds to the content the student was
/// shown, so whoever shows the record keeps its hash and hands it in here.
/// </summary>
public static class SignRecord
{
    /// <summary>Signs, unless something stands against it. The receipt is the student's own.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohort">The student's cohort.</param>
    /// <param name="student">The student, tracked.</param>
    /// <param name="chat">The chat bound to the student.</param>
    /// <param name="shownHash">The <see cref="Student.RecordHash"/> of what was shown.</param>
    /// <param name="typedName">The name as typed.</param>
    public static async Task<SignOutcome> RunAsync(
        WriteScope scope,
        Cohort cohort,
        Student student,
        Chat chat,
        string shownHash,
        string typedName
    )
    {
        if (student.IsRemoved)
            return SignOutcome.Removed;
        if (student.SignatureState == SignatureState.Signed)
            return SignOutcome.AlreadySigned;
        if (await HasPendingCorrectionsAsync(scope.Db, student.Id))
            return SignOutcome.CorrectionsPending;
        if (student.RecordHash != shownHash)
            return SignOutcome.RecordChanged;
        if (NameChecks.Of(typedName, student.Name) is not { } nameCheck)
            return SignOutcome.WrongName;

        var signed = new SignedDetails(
            await CreateReceiptAsync(scope.Db),
            shownHash,
            chat.Id,
            chat.Channel,
            nameCheck,
            chat.ConsentVersion ?? 0,
            chat.ConsentTextHash ?? "",
            SigningDeclaration.Version,
            SigningDeadline.HasPassed(cohort.Settings, scope.Now)
        );
        var entry = scope.Audit(SignedDetails.Action, student.CohortYear, student.Id, signed);
        var signature = new Signature
        {
            StudentId = student.Id,
            ChatId = signed.Chat,
            Channel = signed.Channel,
            RecordHash = signed.RecordHash,
            Record = student.ToRecord(),
            NameCheck = signed.NameCheck,
            ConsentVersion = signed.Consent,
            ConsentTextHash = signed.ConsentText,
            DeclarationVersion = signed.Declaration,
            SignedAt = scope.Now,
            IsLate = signed.Late,
            Receipt = signed.Receipt,
            AuditId = entry.Id,
        };
        scope.Db.Signatures.Add(signature);
        student.SignedHash = signature.RecordHash;
        student.SignedAt = signature.SignedAt;
        student.SignedChannel = signature.Channel;
        student.Receipt = signature.Receipt;
        student.ChangeSequence = entry.Id;
        return SignOutcome.Signed;
    }

    /// <summary>Whether a correction of the record waits for its decision; it blocks signing.</summary>
    public static Task<bool> HasPendingCorrectionsAsync(GradcheckDb db, long studentId) =>
        db.Corrections.AnyAsync(c =>
            c.StudentId == studentId && (c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
        );

    private static async Task<string> CreateReceiptAsync(GradcheckDb db)
    {
        while (true)
        {
            var receipt = ReceiptCode.Create();
            if (!await db.Signatures.AnyAsync(s => s.Receipt == receipt))
                return receipt;
        }
    }
}
