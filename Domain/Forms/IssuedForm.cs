namespace Gradcheck.Domain.Forms;

/// <summary>A form that was made: what its check code leads to. Holds nothing personal.</summary>
public sealed class IssuedForm
{
    /// <summary>The check code in its footer.</summary>
    public string Code { get; init; } = "";
    public int CohortYear { get; init; }
    public string FormId { get; init; } = "";

    /// <summary>The college it is of; null for all.</summary>
    public string? CollegeCode { get; init; }
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Who made it, as in the audit log.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>导出编号: the audit entry that records it.</summary>
    public long ExportNumber { get; init; }
    public int Rows { get; init; }

    /// <summary>A keyed hash of everything the form says; without the key nothing can be learnt by trying records.</summary>
    public string ContentHash { get; init; } = "";
}
