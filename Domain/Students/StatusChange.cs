namespace Gradcheck.Domain.Students;

/// <summary>学籍异动 of one student (notice section 一.1); joins the remark on export.</summary>
public sealed class StatusChange
{
    public long Id { get; init; }
    public long StudentId { get; init; }

    /// <summary>One of 转学, 转专业, 专升本, 休学, 复学, 退学.</summary>
    public string Kind { get; init; } = "";
    public DateOnly? Date { get; init; }
    public string DocumentNumber { get; init; } = "";
    public string Note { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The kinds the notice names.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["转学", "转专业", "专升本", "休学", "复学", "退学"];
}
