using System.Runtime.CompilerServices;

namespace Gradcheck.Domain.Students;

/// <summary>ASCII digits. A plain loop beats the vectorised search on texts this short.</summary>
internal static class Digits
{
    /// <summary>Whether all characters are 0–9; an empty text has none that is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Only(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
