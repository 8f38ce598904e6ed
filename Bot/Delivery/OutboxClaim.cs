namespace Gradcheck.Bot.Delivery;

/// <summary>How many rows to claim and for how long.</summary>
/// <param name="Interactive">At most so many rows of the interactive lane.</param>
/// <param name="Bulk">At most so many of the bulk lane, less what was claimed of the interactive one.</param>
/// <param name="Lease">How long this process holds them.</param>
/// <param name="TakeOver">Which rows that others hold are to be taken over first.</param>
internal sealed record OutboxClaim(int Interactive, int Bulk, TimeSpan Lease, TakeOver TakeOver);

/// <summary>Which rows in the middle of being sent belong to a process that died.</summary>
internal enum TakeOver
{
    None,

    /// <summary>Those whose lease has ended.</summary>
    Expired,

    /// <summary>All of them: this process has just started and there is no other.</summary>
    All,
}
