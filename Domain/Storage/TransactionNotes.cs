namespace Gradcheck.Domain.Storage;

/// <summary>
/// What one write transaction has learnt and need not ask again: there is one writer at a time, so nobody changes it
/// meanwhile. Many updates share a transaction.
/// </summary>
internal sealed class TransactionNotes
{
    /// <summary>The next free id of tables.</summary>
    public Dictionary<string, long> NextIds { get; } = [];

    /// <summary>Cohorts that are not purged.</summary>
    public HashSet<int> OpenCohorts { get; } = [];
}
