using Gradcheck.Domain.Tallies;

namespace Gradcheck.AdminApi.Tallies;

/// <summary>One row of counts as the API shows it; money in yuan.</summary>
public sealed record TallyView(
    string College,
    string Name,
    int Issued,
    int Added,
    int Removed,
    int Expected,
    int Male,
    int Female,
    int Bound,
    int Viewed,
    int Signed,
    int Stale,
    int Disputed,
    CorrectionCounts Corrections,
    int Paid,
    decimal FeeTotal,
    int Scheduled,
    int ChsiOpen,
    int ChsiCorrect,
    int ChsiWrong,
    int Unreachable
)
{
    internal static TallyView Of(Tally tally) =>
        new(
            tally.College,
            tally.Name,
            tally.Issued,
            tally.Added,
            tally.Removed,
            tally.Expected,
            tally.Male,
            tally.Female,
            tally.Bound,
            tally.Viewed,
            tally.Signed,
            tally.Stale,
            tally.Disputed,
            new CorrectionCounts(
                tally.CorrectionsPending,
                tally.CorrectionsAccepted,
                tally.CorrectionsRejected,
                tally.CorrectionsAdmission,
                tally.CorrectionsEnrolment
            ),
            tally.Paid,
            tally.FeeTotalFen / 100m,
            tally.Scheduled,
            tally.ChsiOpen,
            tally.ChsiCorrect,
            tally.ChsiWrong,
            tally.Unreachable
        );
}

/// <summary>Corrections by state, and those not rejected by the approval form they need.</summary>
public sealed record CorrectionCounts(int Pending, int Accepted, int Rejected, int Admission, int Enrolment);

/// <summary>All groups and their total.</summary>
/// <param name="By">By what was counted.</param>
/// <param name="Items">One row a group; all at once.</param>
/// <param name="Total">The sum of the rows.</param>
/// <param name="After">Always null: tallies come in one piece.</param>
public sealed record TallyPage(TallyBy By, IReadOnlyList<TallyView> Items, TallyView Total, string? After = null);
