namespace Gradcheck.Domain.Signing;

/// <summary>
/// What the typed name is put under (notice section 一.1; product rule R3). A signature keeps the version, so that it
/// stays known what was declared: other words need the next version.
/// </summary>
public static class SigningDeclaration
{
    public const int Version = 1;

    /// <summary>The words shown before the name is typed.</summary>
    public const string Text = "两页都已核对无误。\n\n请输入本人姓名完成签名（不得代签）";
}
