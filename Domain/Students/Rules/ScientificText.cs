namespace Gradcheck.Domain.Students.Rules;

/// <summary>A long number that Excel showed, and somebody saved, as <c>4.30102E+17</c>.</summary>
internal static class ScientificText
{
    public static bool Matches(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('E', 'e');
        if (e < 1 || e + 2 >= text.Length || text[e + 1] != '+')
        {
            return false;
        }

        return Digits.Only(text[(e + 2)..]) && text[..e].IndexOfAnyExcept("0123456789.") < 0;
    }
}
