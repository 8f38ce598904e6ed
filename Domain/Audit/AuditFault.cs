namespace Gradcheck.Domain.Audit;

/// <summary>The first place where the log does not fit.</summary>
/// <param name="Id">The position: of the line, or of the first line that is gone.</param>
/// <param name="Kind">Why.</param>
/// <param name="Text">Why, in Chinese.</param>
public sealed record AuditFault(long Id, AuditFaultKind Kind, string Text)
{
    internal static AuditFault Gap(long expected, long found)
    {
        if (found < expected)
            return new(found, AuditFaultKind.Changed, $"第 {found} 条不是系统写入的：操作日志从第 1 条开始。");
        var gone = found == expected + 1 ? $"第 {expected} 条" : $"第 {expected} 至 {found - 1} 条";
        var where = expected == 1 ? "操作日志的开头" : $"第 {expected - 1} 条与第 {found} 条之间";
        return new(expected, AuditFaultKind.Missing, $"{where}缺少 {found - expected} 条：{gone}已被删除。");
    }

    internal static AuditFault Changed(long id) =>
        new(id, AuditFaultKind.Changed, $"第 {id} 条被改动过：它的内容与写入时的校验值不符，或者不是系统写入的。");

    internal static AuditFault Moved(long id, long origin) =>
        new(id, AuditFaultKind.Moved, $"顺序被改动过：现在的第 {id} 条原来是第 {origin} 条。");

    internal static AuditFault CutOff(long last, AuditAnchor anchor) =>
        new(
            last + 1,
            AuditFaultKind.CutOff,
            last == 0
                ? $"操作日志是空的，但抄存的锚点在第 {anchor.Id} 条：整个日志已被删除，或者这不是原来的数据库。"
                : $"操作日志只到第 {last} 条，但抄存的锚点在第 {anchor.Id} 条：末尾至少 {anchor.Id - last} 条已被删除。"
        );

    internal static AuditFault NotTheAnchored(AuditAnchor anchor) =>
        new(
            anchor.Id,
            AuditFaultKind.NotTheAnchored,
            $"第 {anchor.Id} 条与抄存的锚点不一致：请先核对锚点有没有抄错；没有抄错，就是有人用密钥文件重写了这一条之前的日志，或者这不是原来的数据库。"
        );
}

/// <summary>Why a line of the audit log does not fit.</summary>
public enum AuditFaultKind
{
    /// <summary>Its content or its hash is not what the system wrote at this place.</summary>
    Changed,

    /// <summary>It was written at another place of the log.</summary>
    Moved,

    /// <summary>Lines before it are gone.</summary>
    Missing,

    /// <summary>The log ends before the anchor.</summary>
    CutOff,

    /// <summary>The log fits together, but is not the one the anchor was taken from.</summary>
    NotTheAnchored,
}
