using Gradcheck.Domain.Corrections;

namespace Gradcheck.AdminApi.Corrections;

/// <summary>An acceptance.</summary>
/// <param name="Evidence">
/// The evidence the office has seen; needed where a college proposes a key field, and where the registrar decides one
/// that no college proposed.
/// </param>
public sealed record CorrectionAcceptance(string? Evidence = null);

/// <summary>A rejection.</summary>
/// <param name="Reason">Why; the student is told.</param>
public sealed record CorrectionRejection(string? Reason = null);

/// <summary>A reversal.</summary>
/// <param name="Reason">Why, when there is something to say; the student is told.</param>
public sealed record CorrectionReversal(string? Reason = null);

/// <summary>One decision on many corrections.</summary>
/// <param name="Ids">The corrections, at most 500.</param>
/// <param name="Decision">What to decide.</param>
/// <param name="Reason">For rejections: why.</param>
/// <param name="Evidence">For acceptances: as in <see cref="CorrectionAcceptance"/>, the same for all.</param>
public sealed record CorrectionDecisions(
    IReadOnlyList<long>? Ids = null,
    CorrectionDecision? Decision = null,
    string? Reason = null,
    string? Evidence = null
);

/// <summary>What can be decided.</summary>
public enum CorrectionDecision
{
    Accept,
    Reject,
}

/// <summary>What became of many corrections, in the order they were named; what was refused keeps nothing else back.</summary>
/// <param name="Items">One for each correction.</param>
/// <param name="Done">How many were proposed, accepted or rejected.</param>
/// <param name="Refused">How many were not.</param>
public sealed record CorrectionOutcomes(IReadOnlyList<CorrectionOutcome> Items, int Done, int Refused);

/// <summary>What became of one of them.</summary>
/// <param name="Id">The correction.</param>
/// <param name="State">Its state now; null when the decision was refused.</param>
/// <param name="Code">Why it was refused, for programs.</param>
/// <param name="Title">Why it was refused.</param>
public sealed record CorrectionOutcome(long Id, CorrectionState? State, string? Code = null, string? Title = null);
