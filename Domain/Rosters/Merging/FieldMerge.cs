namespace Gradcheck.Domain.Rosters.Merging;

/// <summary>What becomes of one field when an uploaded value meets the issued and the current one.</summary>
public enum MergeOutcome
{
    /// <summary>The uploaded value is the current one.</summary>
    Same,

    /// <summary>Nobody changed the field since it was issued: the uploaded value is taken.</summary>
    Uploaded,

    /// <summary>The file still holds the issued value, and the field was changed since: the change stays.</summary>
    Current,

    /// <summary>File and record were both changed, differently: the record stays and a person decides.</summary>
    Conflict,
}

/// <summary>The three-way merge of one field.</summary>
public static class FieldMerge
{
    /// <param name="issued">The common ancestor: the value as issued. Null when it is not known.</param>
    /// <param name="current">The value as it stands.</param>
    /// <param name="uploaded">The value in the file.</param>
    public static MergeOutcome Of(string? issued, string current, string uploaded) =>
        uploaded == current ? MergeOutcome.Same
        : uploaded == issued ? MergeOutcome.Current
        : current == issued ? MergeOutcome.Uploaded
        : MergeOutcome.Conflict;
}
