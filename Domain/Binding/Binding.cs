namespace Gradcheck.Domain.Binding;

/// <summary>One chat account bound to one student record, from when to when. At most one is open per side.</summary>
public sealed class Binding
{
    public long Id { get; init; }
    public long StudentId { get; init; }
    public long ChatId { get; init; }
    public BindingMethod Method { get; init; }
    public DateTimeOffset BoundAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it ended: <c>unbound</c>, <c>taken-over</c>, <c>office</c> or <c>removed</c>.</summary>
    public string? EndReason { get; set; }
}

/// <summary>How the student proved to be the one.</summary>
public enum BindingMethod
{
    Code,
    Identity,
}
