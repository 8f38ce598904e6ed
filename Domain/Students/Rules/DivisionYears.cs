namespace Gradcheck.Domain.Students.Rules;

/// <summary>The years a division is listed in. The lists begin in 2002 and end in 2016.</summary>
/// <param name="First">The first listed year; 2002 also means earlier. 0: in no yearly list.</param>
/// <param name="Last">The last listed year; 2016 also means later.</param>
internal readonly record struct DivisionYears(int First, int Last)
{
    private const int ListsBegin = 2002;
    private const int ListsEnd = 2016;

    public static DivisionYears Parse(string? years) =>
        years switch
        {
            null => new DivisionYears(ListsBegin, ListsEnd),
            "?" => default,
            _ => new DivisionYears(Number(years.AsSpan(0, 4)), Number(years.AsSpan(5, 4))),
        };

    /// <summary>Two divisions of one name: in force when either was.</summary>
    public DivisionYears Or(DivisionYears other) =>
        First == 0 ? other
        : other.First == 0 ? this
        : new DivisionYears(Math.Min(First, other.First), Math.Max(Last, other.Last));

    /// <summary>
    /// Whether the name could be written for a cohort that graduates in <paramref name="year"/>; its data is checked
    /// from the autumn before. Outside the listed years nothing unlisted can be called historical.
    /// </summary>
    public bool InForce(int year) =>
        First == 0
            ? year < ListsBegin || year > ListsEnd
            : (First == ListsBegin || First <= year) && (Last == ListsEnd || Last >= year - 1);

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
