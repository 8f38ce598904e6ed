namespace Gradcheck.Domain.Forms.Layout;

/// <summary>How much room a text takes in a column, in characters of the digit 0.</summary>
internal static class TextWidth
{
    /// <summary>Into how many lines the text falls in a column of this width; an empty text is one.</summary>
    public static int Lines(string text, double width) =>
        // A column loses about one character to its edges.
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Of(line) / Math.Max(1, width - 1))));

    /// <summary>Latin letters and digits take one, everything else two.</summary>
    public static int Of(string line) => line.EnumerateRunes().Sum(rune => rune.Value < 0x1100 ? 1 : 2);
}
