namespace Gradcheck.Domain.Students;

/// <summary>The reason an office has to give; it stands in the audit log and on the forms.</summary>
public static class Reason
{
    public const int MaxLength = 200;

    /// <summary>
    /// The reason without blanks around it, or the refusal <c>reason-missing</c>. An ID number in it is masked: the
    /// audit log keeps what it is told for good and must not hold personal data.
    /// </summary>
    public static Result<string> Check(string? reason)
    {
        var trimmed = reason?.Trim() ?? "";
        return trimmed.Length is 0 or > MaxLength
            ? Refusal.Invalid("reason-missing", $"请写明原因（reason，1–{MaxLength} 字）。")
            : Masked.Text(trimmed);
    }
}
