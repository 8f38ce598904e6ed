namespace Gradcheck.Domain.Binding;

/// <summary>One failed try to bind, kept to enforce the limits.</summary>
public sealed class BindingAttempt
{
    public long Id { get; init; }
    public long ChatId { get; init; }

    /// <summary>The cohort whose identity binding was tried; null for a code, which names no cohort.</summary>
    public int? CohortYear { get; init; }

    /// <summary>The record whose identity was tried, when it exists; null for a code.</summary>
    public long? StudentId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Set when the office unlocked the record: the try no longer counts.</summary>
    public DateTimeOffset? ForgivenAt { get; set; }
}
