namespace Gradcheck.Domain.Photos;

/// <summary>A student's payment of the photo fee (采集费, notice section 二.5).</summary>
public sealed class FeePayment
{
    public long Id { get; init; }
    public int CohortYear { get; init; }
    public long StudentId { get; init; }

    /// <summary>Amount in fen.</summary>
    public int AmountFen { get; init; }
    public string ReceiptNumber { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }
}
