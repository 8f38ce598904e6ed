namespace Gradcheck.Domain.Forms;

/// <summary>Where people sign and seal at the foot of a form (notice section 一.4).</summary>
internal static class SignatureLines
{
    private const string Blank = "＿＿＿＿＿＿＿＿";
    private const string Date = "＿＿＿＿年＿＿月＿＿日";

    /// <summary>Of the forms that the teaching office hands in.</summary>
    public static IReadOnlyList<string> TeachingOffice { get; } =
    [$"校对人：{Blank}　　教务办负责人：{Blank}　　学院负责人：{Blank}　　（学院盖章）　　　　{Date}"];

    /// <summary>Of the forms of the photo days, which the student affairs office seals (notice section 二.6).</summary>
    public static IReadOnlyList<string> StudentOffice { get; } =
    [$"毕业班辅导员签字：{Blank}　　学工办（盖章）：{Blank}　　　　{Date}"];
}
