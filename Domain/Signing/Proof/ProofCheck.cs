namespace Gradcheck.Domain.Signing.Proof;

/// <summary>What about a signature is looked at.</summary>
public enum ProofPart
{
    /// <summary>Whether the record kept with the signature still has the fingerprint that was signed.</summary>
    Record,

    /// <summary>Whether the entry of the audit log at the signature's position says the same.</summary>
    Audit,

    /// <summary>Whether the chat was bound to the student when it signed.</summary>
    Account,

    /// <summary>Whether the list of students names this signature, if it is the last one.</summary>
    Roster,

    /// <summary>Whether the record as it stands is what was signed.</summary>
    Today,

    /// <summary>Whether the student signed again later.</summary>
    Replaced,

    /// <summary>Whether the deadline had passed.</summary>
    Late,
}

/// <summary>What a look found.</summary>
public enum ProofResult
{
    Fits,

    /// <summary>Nothing is wrong, but whoever relies on the signature should know it.</summary>
    Note,

    Fails,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Part">What.</param>
/// <param name="Result">What was found.</param>
/// <param name="Verdict">The same in plain Chinese.</param>
public sealed record ProofCheck(ProofPart Part, ProofResult Result, string Verdict)
{
    internal static ProofCheck Of(ProofPart part, bool fits, string good, string bad) =>
        fits ? new ProofCheck(part, ProofResult.Fits, good) : new ProofCheck(part, ProofResult.Fails, bad);

    internal static ProofCheck Note(ProofPart part, string verdict) => new(part, ProofResult.Note, verdict);
}
