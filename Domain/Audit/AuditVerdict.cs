namespace Gradcheck.Domain.Audit;

/// <summary>What came of walking the log.</summary>
/// <param name="Count">How many lines fit, up to the fault if there is one.</param>
/// <param name="Head">The last line that fits; null when there is none.</param>
/// <param name="Fault">The first place where the log does not fit; null when all of it does.</param>
public sealed record AuditVerdict(long Count, AuditAnchor? Head, AuditFault? Fault);
