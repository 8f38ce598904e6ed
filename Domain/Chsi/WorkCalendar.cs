using System.Collections.Immutable;

namespace Gradcheck.Domain.Chsi;

/// <summary>
/// Which days are worked: a make-up day is, a holiday is not, otherwise Monday to Friday are (product rule R11).
/// Immutable; a year without a published arrangement counts Monday to Friday and makes the result provisional.
/// </summary>
public sealed class WorkCalendar
{
    private static readonly Lazy<WorkCalendar> Embedded = new(() =>
        new WorkCalendar(EmbeddedTable.Rows("Chsi", "workdays.tsv").Select(WorkYear.Parse))
    );

    private readonly ImmutableSortedDictionary<int, WorkYear> years;
    private readonly ImmutableDictionary<DateOnly, bool> exceptions;

    /// <summary>A calendar of these years; of two for one year the later counts.</summary>
    /// <exception cref="ArgumentException">A year has a <see cref="WorkYear.Problem"/>.</exception>
    public WorkCalendar(IEnumerable<WorkYear> years)
    {
        var byYear = ImmutableSortedDictionary.CreateBuilder<int, WorkYear>();
        foreach (var year in years)
        {
            if (year.Problem() is { } problem)
            {
                throw new ArgumentException(problem, nameof(years));
            }

            byYear[year.Year] = year;
        }

        this.years = byYear.ToImmutable();
        exceptions = this
            .years.Values.SelectMany(year =>
                year.Holidays.Distinct()
                    .Select(day => KeyValuePair.Create(day, false))
                    .Concat(year.Workdays.Distinct().Select(day => KeyValuePair.Create(day, true)))
            )
            .ToImmutableDictionary();
    }

    /// <summary>The published arrangements compiled into the product: 2004 to 2026.</summary>
    public static WorkCalendar Default => Embedded.Value;

    /// <summary>The years with a published arrangement, ascending.</summary>
    public IEnumerable<int> Years => years.Keys;

    /// <summary>The same calendar with one year added or replaced.</summary>
    /// <exception cref="ArgumentException">The year has a <see cref="WorkYear.Problem"/>.</exception>
    public WorkCalendar With(WorkYear year) => new(years.Values.Append(year));

    /// <summary>Whether the day's year has a published arrangement.</summary>
    public bool Covers(DateOnly day) => years.ContainsKey(day.Year);

    /// <summary>Whether the day is worked; outside <see cref="Years"/> Monday to Friday are.</summary>
    public bool IsWorkday(DateOnly day) =>
        exceptions.TryGetValue(day, out var worked)
            ? worked
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// The <paramref name="n"/>th working day strictly after <paramref name="start"/> (the day after may be day 1);
    /// with a negative count strictly before it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is 0, or the date leaves the calendar.</exception>
    public WorkdayResult AddWorkdays(DateOnly start, int n)
    {
        ArgumentOutOfRangeException.ThrowIfZero(n);
        var step = Math.Sign(n);
        var left = Math.Abs(n);
        var day = start;
        var provisional = false;
        while (left > 0)
        {
            day = day.AddDays(step);
            provisional |= !Covers(day);
            if (IsWorkday(day))
            {
                left--;
            }
        }

        return new WorkdayResult(day, provisional);
    }
}
