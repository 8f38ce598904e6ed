using System.Globalization;

namespace Gradcheck.Domain;

/// <summary>Money is kept in fen and shown in yuan.</summary>
public static class Yuan
{
    /// <summary>Such as <c>15 元</c> or <c>15.5 元</c> for 1500 or 1550 fen.</summary>
    public static string Of(int fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100m:0.##} 元");
}
