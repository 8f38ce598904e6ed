namespace Gradcheck.Domain.Students;

/// <summary>Why somebody wants to see full ID numbers: more than a keystroke, because it will be read back to them.</summary>
public static class RevealReason
{
    public const int MinLength = 4;
    public const int MaxLength = Reason.MaxLength;

    /// <summary>The reason without blanks around it, or the refusal <c>reason-missing</c>.</summary>
    public static Result<string> Check(string? reason)
    {
        var trimmed = reason?.Trim() ?? "";
        return
            trimmed.Length > MaxLength || trimmed.Any(char.IsControl) || trimmed.Count(char.IsLetterOrDigit) < MinLength
            ? Refusal.Invalid(
                "reason-missing",
                $"查看完整身份证号要写明原因（{MinLength}–{MaxLength} 字）：请求头 X-Reason，中文请用百分号编码。"
            )
            : Masked.Text(trimmed);
    }
}
