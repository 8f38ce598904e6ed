using System.Globalization;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Synthetic;

/// <summary>
/// Draws ID numbers that are formally right and never alike. Their sequence numbers lie in 900–995, which real
/// numbers hardly ever use, so that a synthetic number can be told from a person's.
/// </summary>
internal sealed class SyntheticIdNumbers(Random random)
{
    private const int FirstSequence = 900;
    private const int Sequences = 96;
    private const int Tries = 20;

    private readonly HashSet<long> drawn = [];

    /// <summary>An 18-character number, or null when this place and day have given out nearly all of theirs.</summary>
    public string? Next(string areaCode, DateOnly birth, bool male)
    {
        var prefix = long.Parse(areaCode, CultureInfo.InvariantCulture) * 100_000_000 + DateNumber(birth);
        for (var i = 0; i < Tries; i++)
        {
            var sequence = FirstSequence + random.Next(Sequences / 2) * 2 + (male ? 1 : 0);
            if (drawn.Add(prefix * 1000 + sequence))
            {
                return WithCheckCharacter(prefix, sequence);
            }
        }

        return null;
    }

    private static string WithCheckCharacter(long prefix, int sequence) =>
        string.Create(
            18,
            prefix * 1000 + sequence,
            static (text, digits) =>
            {
                digits.TryFormat(text, out _, provider: CultureInfo.InvariantCulture);
                text[17] = IdNumber.CheckCharacter(text[..17]);
            }
        );

    private static int DateNumber(DateOnly date) => (date.Year * 100 + date.Month) * 100 + date.Day;
}
