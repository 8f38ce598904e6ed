using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Signing.Proof;

/// <summary>A signature with everything it is judged by.</summary>
/// <param name="Signature">The signature as stored.</param>
/// <param name="Student">The student as stored.</param>
/// <param name="Entry">The audit entry at the signature's position; null when there is none.</param>
/// <param name="IsChained">Whether that entry still fits the one before it, so that nobody wrote it afterwards.</param>
/// <param name="WasBound">Whether the chat was bound to the student at the time.</param>
/// <param name="NextReceipt">The receipt of the next later signature; null for the last one.</param>
public sealed record SignatureEvidence(
    Signature Signature,
    Student Student,
    AuditEntry? Entry,
    bool IsChained,
    bool WasBound,
    string? NextReceipt
);
