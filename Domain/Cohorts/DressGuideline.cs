namespace Gradcheck.Domain.Cohorts;

/// <summary>One line of the dress guidelines.</summary>
/// <param name="Kind">Do or don't.</param>
/// <param name="Text">The line as the student reads it.</param>
public sealed record DressGuideline(DressKind Kind, string Text)
{
    /// <summary>The guidelines of the reference notice, section 二.3.</summary>
    public static IReadOnlyList<DressGuideline> OfTheNotice { get; } =
    [
        new(DressKind.Do, "穿白色或浅色服装"),
        new(DressKind.Do, "长头发请扎起"),
        new(DressKind.Do, "带上身份证，注意仪表"),
        new(DressKind.Dont, "不穿深蓝色或相近颜色的衣服（背景统一为深蓝色）"),
        new(DressKind.Dont, "尽量不穿毛领衣服"),
        new(DressKind.Dont, "不要披肩散发"),
    ];
}

/// <summary>Whether a guideline says what to do or what not to do.</summary>
public enum DressKind
{
    Do,
    Dont,
}
