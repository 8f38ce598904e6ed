using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Signing;

/// <summary>A student's own signature under the exact content of the record (本人签名确认, product rule R3).</summary>
public sealed class Signature
{
    public long Id { get; init; }
    public long StudentId { get; init; }
    public long ChatId { get; init; }
    public string Channel { get; init; } = "";

    /// <summary>The fingerprint that was signed.</summary>
    public string RecordHash { get; init; } = "";

    /// <summary>The record that was signed, to show later what differs.</summary>
    public StudentRecord Record { get; init; } = new();
    public int ConsentVersion { get; init; }
    public DateTimeOffset SignedAt { get; init; }

    /// <summary>The receipt code (回执号) the student was given; unique.</summary>
    public string Receipt { get; init; } = "";

    /// <summary>The audit entry that records it.</summary>
    public long AuditId { get; init; }
}
