using System.Runtime.CompilerServices;

namespace Gradcheck.Domain.Students;

/// <summary>The citizen identity number of GB 11643: 18 characters, or the 15 digits issued before 1999.</summary>
public static class IdNumber
{
    private const string CheckCharacters = "10X98765432";
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// The 18-character form in which numbers are compared: a 15-digit number gets its century, 19, and its check
    /// character (ISO 7064 MOD 11-2). Anything else comes back unchanged.
    /// </summary>
    public static string To18(string id)
    {
        if (id.Length != 15 || !Digits.Only(id))
        {
            return id;
        }

        return string.Create(
            18,
            id,
            static (to, from) =>
            {
                from.AsSpan(0, 6).CopyTo(to);
                "19".CopyTo(to[6..]);
                from.AsSpan(6).CopyTo(to[8..]);
                to[17] = CheckCharacter(to[..17]);
            }
        );
    }

    /// <summary>The 15-digit form that a number of somebody born in the 1900s once had; any other comes back unchanged.</summary>
    public static string To15(string id) =>
        id.Length == 18 && HasShape(id) && id.AsSpan(6, 2) is "19"
            ? string.Concat(id.AsSpan(0, 6), id.AsSpan(8, 9))
            : id;

    /// <summary>The check character, 0–9 or X, of the first 17 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return CheckCharacters[sum % 11];
    }

    /// <summary>Whether the text has the shape, a possible birth date and, with 18 characters, the right check character.</summary>
    public static bool IsWellFormed(string id) =>
        HasShape(id) && BirthDate(id) is not null && (id.Length == 15 || id[17] == CheckCharacter(id));

    /// <summary>15 digits, or 17 digits and a digit or capital X.</summary>
    public static bool HasShape(ReadOnlySpan<char> id)
    {
        var digits = id.Length switch
        {
            15 => id,
            18 when id[17] == 'X' => id[..17],
            18 => id,
            _ => default,
        };
        return digits.Length > 0 && Digits.Only(digits);
    }

    /// <summary>The birth date in a number of the right shape; null when there is no such day.</summary>
    public static DateOnly? BirthDate(ReadOnlySpan<char> id)
    {
        if (!HasShape(id))
        {
            return null;
        }

        var (year, rest) =
            id.Length == 15 ? (1900 + TwoDigits(id, 6), 8) : (TwoDigits(id, 6) * 100 + TwoDigits(id, 8), 10);
        var month = TwoDigits(id, rest);
        var day = TwoDigits(id, rest + 2);
        var exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return exists ? new DateOnly(year, month, day) : null;
    }

    /// <summary>男 when the sequence digit is odd, 女 when it is even; null for a text of another shape.</summary>
    public static string? Sex(ReadOnlySpan<char> id) =>
        !HasShape(id) ? null
        : (id[id.Length == 15 ? 14 : 16] - '0') % 2 == 1 ? "男"
        : "女";

    /// <summary>For display: only the first three characters and the last one, the rest as stars.</summary>
    public static string Mask(string id) =>
        id.Length <= 4 ? new string('*', id.Length) : $"{id.AsSpan(0, 3)}{new string('*', id.Length - 4)}{id[^1]}";

    private static int TwoDigits(ReadOnlySpan<char> id, int at) => (id[at] - '0') * 10 + id[at + 1] - '0';
}
