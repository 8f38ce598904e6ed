namespace Gradcheck.Domain.Audit;

/// <summary>One line of the audit log (操作日志): who did what, when, to which row. Ids, never personal data.</summary>
public sealed class AuditEntry
{
    /// <summary>Position in the log; grows in the order of commits on both databases.</summary>
    public long Id { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who: <c>key:ID</c>, <c>chat:ID</c> (our id of it), <c>cli</c>, <c>demo</c> or <c>system</c>.</summary>
    public string Actor { get; init; } = "";

    /// <summary>What, such as <c>record-signed</c>.</summary>
    public string Action { get; init; } = "";
    public int? CohortYear { get; init; }
    public long? StudentId { get; init; }

    /// <summary>Particulars as JSON: ids, field names, counts; no values of personal fields.</summary>
    public string Details { get; init; } = "{}";

    /// <summary>Ties the line to the one before it; see <see cref="AuditChain"/>.</summary>
    public byte[] Hash { get; internal set; } = [];
}
