using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Signing.Proof;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Signing;

/// <summary>A signature with what it proves; ID numbers are masked.</summary>
/// <param name="Receipt">回执号.</param>
/// <param name="StudentNumber">The student.</param>
/// <param name="Name">The student's name on the list now.</param>
/// <param name="College">The college's code.</param>
/// <param name="Standing">What the signature is worth now.</param>
/// <param name="Verdict">The same in plain Chinese.</param>
/// <param name="SignedAt">When it was given.</param>
/// <param name="Channel">The channel it was given on.</param>
/// <param name="Chat">The chat account, by the number this program gave it.</param>
/// <param name="NameCheck">How the typed name was found to be the name on record.</param>
/// <param name="ConsentVersion">The privacy notice agreed to.</param>
/// <param name="ConsentTextHash">SHA-256 of that notice's text.</param>
/// <param name="DeclarationVersion">The words the name was typed under.</param>
/// <param name="Late">Whether the deadline had passed.</param>
/// <param name="RecordHash">The fingerprint that was signed.</param>
/// <param name="AuditId">Its position in the audit log.</param>
/// <param name="Checks">Each thing that was looked at.</param>
/// <param name="Changes">The signed fields that differ now.</param>
public sealed record SignatureView(
    string Receipt,
    string StudentNumber,
    string Name,
    string College,
    SignatureStanding Standing,
    string Verdict,
    DateTimeOffset SignedAt,
    string Channel,
    long Chat,
    NameCheck NameCheck,
    int ConsentVersion,
    string ConsentTextHash,
    int DeclarationVersion,
    bool Late,
    string RecordHash,
    long AuditId,
    IReadOnlyList<ProofCheck> Checks,
    IReadOnlyList<SignedChangeView> Changes
)
{
    internal static SignatureView Of(SignatureProof proof)
    {
        var (signature, student) = (proof.Evidence.Signature, proof.Evidence.Student);
        return new SignatureView(
            signature.Receipt,
            student.StudentNumber,
            student.Name,
            student.CollegeCode,
            proof.Standing,
            proof.Verdict,
            signature.SignedAt,
            signature.Channel,
            signature.ChatId,
            signature.NameCheck,
            signature.ConsentVersion,
            signature.ConsentTextHash,
            signature.DeclarationVersion,
            signature.IsLate,
            signature.RecordHash,
            signature.AuditId,
            proof.Checks,
            [.. proof.Changes.Select(SignedChangeView.Of)]
        );
    }
}

/// <summary>A field as signed and as it stands.</summary>
/// <param name="Field">The field.</param>
/// <param name="Signed">The value that was signed.</param>
/// <param name="Now">The value now.</param>
/// <param name="Note">For ID numbers, which look alike when masked: where they differ.</param>
public sealed record SignedChangeView(StudentField Field, string Signed, string Now, string? Note)
{
    internal static SignedChangeView Of(SignedChange change) =>
        new(
            change.Field,
            Masked.Value(change.Field, change.Signed),
            Masked.Value(change.Field, change.Now),
            change.Field == StudentField.IdNumber ? IdNumberDifference.Describe(change.Signed, change.Now) : null
        );
}
