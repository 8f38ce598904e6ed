using CsCheck;
using Gradcheck.Domain.Chsi;
using Xunit;

namespace Gradcheck.Domain.Tests.Chsi;

public sealed class WorkCalendarTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 9200].Select(day => new DateOnly(2003, 6, 1).AddDays(day));

    [Theory]
    [InlineData("2008-12-13", 40, "2009-02-12")] // the notice's two photo days
    [InlineData("2008-12-14", 40, "2009-02-12")]
    [InlineData("2005-12-13", 40, "2006-02-13")]
    [InlineData("2006-12-13", 40, "2007-02-08")]
    [InlineData("2009-12-13", 40, "2010-02-08")]
    [InlineData("2010-12-13", 40, "2011-02-12")]
    [InlineData("2012-12-13", 40, "2013-02-08")]
    [InlineData("2013-12-13", 40, "2014-02-13")]
    [InlineData("2015-12-13", 40, "2016-02-06")]
    [InlineData("2016-12-13", 40, "2017-02-13")]
    [InlineData("2018-12-13", 40, "2019-02-13")]
    [InlineData("2019-12-13", 40, "2020-02-17")]
    [InlineData("2021-12-13", 40, "2022-02-11")]
    [InlineData("2022-12-13", 40, "2023-02-13")]
    [InlineData("2024-12-13", 40, "2025-02-14")]
    [InlineData("2025-12-13", 40, "2026-02-09")]
    [InlineData("2008-12-15", 40, "2009-02-13")]
    [InlineData("2008-12-13", 1, "2008-12-15")]
    [InlineData("2008-12-13", 13, "2008-12-31")]
    [InlineData("2008-12-13", 14, "2009-01-04")]
    [InlineData("2008-12-13", 30, "2009-01-24")]
    [InlineData("2008-12-13", 31, "2009-02-01")]
    [InlineData("2009-01-24", 1, "2009-02-01")]
    [InlineData("2009-01-04", 10, "2009-01-16")]
    [InlineData("2009-09-26", 1, "2009-09-27")]
    [InlineData("2010-02-12", 1, "2010-02-20")]
    [InlineData("2015-09-02", 1, "2015-09-06")]
    [InlineData("2020-01-22", 2, "2020-02-03")]
    [InlineData("2025-01-27", 2, "2025-02-06")]
    [InlineData("2026-09-18", 10, "2026-10-09")]
    [InlineData("2008-06-02", 250, "2009-06-03")]
    [InlineData("2009-02-12", -40, "2008-12-12")]
    [InlineData("2009-02-11", -39, "2008-12-12")]
    [InlineData("2009-02-02", -1, "2009-02-01")]
    [InlineData("2009-02-01", -1, "2009-01-24")]
    [InlineData("2026-11-05", 40, "2026-12-31")]
    [InlineData("2005-12-30", 2, "2006-01-04")]
    [InlineData("2006-12-29", 3, "2007-01-04")]
    public void Holidays_and_make_up_days_count(string start, int n, string expected) =>
        Assert.Equal(
            new WorkdayResult(DateOnly.Parse(expected), false),
            WorkCalendar.Default.AddWorkdays(DateOnly.Parse(start), n)
        );

    [Theory]
    [InlineData("2008-12-13", false)]
    [InlineData("2008-12-15", true)]
    [InlineData("2009-01-02", false)]
    [InlineData("2009-01-04", true)]
    [InlineData("2009-01-25", false)]
    [InlineData("2009-02-01", true)]
    [InlineData("2005-12-31", true)]
    [InlineData("2007-12-31", false)]
    [InlineData("2015-09-03", false)]
    [InlineData("2020-01-31", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2031-01-01", true)] // a Wednesday in a year nobody has arranged yet
    public void A_make_up_sunday_is_worked_and_a_holiday_monday_is_not(string day, bool worked) =>
        Assert.Equal(worked, WorkCalendar.Default.IsWorkday(DateOnly.Parse(day)));

    [Fact]
    public void Beyond_the_published_calendar_weekdays_count_and_the_date_is_provisional()
    {
        Assert.Equal(
            new WorkdayResult(new DateOnly(2027, 1, 1), true),
            WorkCalendar.Default.AddWorkdays(new DateOnly(2026, 12, 31), 1)
        );
        Assert.True(WorkCalendar.Default.AddWorkdays(new DateOnly(2026, 12, 13), 40).Provisional);
        Assert.True(WorkCalendar.Default.AddWorkdays(new DateOnly(2004, 1, 2), -2).Provisional);
    }

    [Fact]
    public void Loading_a_year_settles_a_provisional_date_and_leaves_the_old_calendar_alone()
    {
        var loaded = WorkCalendar.Default.With(new WorkYear(2027, [new(2027, 1, 1)], [new(2027, 1, 2)]));

        Assert.Equal(
            new WorkdayResult(new DateOnly(2027, 1, 2), false),
            loaded.AddWorkdays(new DateOnly(2026, 12, 31), 1)
        );
        Assert.DoesNotContain(2027, WorkCalendar.Default.Years);
    }

    [Fact]
    public void A_year_loaded_again_replaces_the_first()
    {
        var calendar = WorkCalendar.Default.With(new WorkYear(2009, [], []));

        Assert.True(calendar.IsWorkday(new DateOnly(2009, 1, 1)));
        Assert.Equal(WorkCalendar.Default.Years, calendar.Years);
    }

    [Fact]
    public void A_year_with_a_stray_or_a_contradictory_day_is_refused()
    {
        var stray = new WorkYear(2027, [new(2028, 1, 1)], []);
        var both = new WorkYear(2027, [new(2027, 1, 1)], [new(2027, 1, 1)]);

        Assert.Contains("2028-01-01", stray.Problem());
        Assert.Contains("2027-01-01", both.Problem());
        Assert.Throws<ArgumentException>(() => WorkCalendar.Default.With(stray));
        Assert.Throws<ArgumentException>(() => WorkCalendar.Default.With(both));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkCalendar.Default.AddWorkdays(new(2009, 1, 1), 0));
    }

    [Fact]
    public void As_many_working_days_lie_between_as_were_counted() =>
        Gen.Select(Days, Gen.Int[1, 120])
            .Sample(
                (start, n) =>
                {
                    var end = WorkCalendar.Default.AddWorkdays(start, n);
                    var between = Enumerable
                        .Range(start.DayNumber + 1, end.Date.DayNumber - start.DayNumber)
                        .Select(DateOnly.FromDayNumber)
                        .ToList();

                    Assert.Equal(n, between.Count(WorkCalendar.Default.IsWorkday));
                    Assert.True(WorkCalendar.Default.IsWorkday(end.Date));
                    Assert.Equal(between.Any(day => day.Year is < 2004 or > 2026), end.Provisional);
                }
            );

    [Fact]
    public void Counting_back_from_a_working_day_returns_the_last_one_not_counted() =>
        Gen.Select(Days.Where(WorkCalendar.Default.IsWorkday), Gen.Int[1, 120])
            .Sample(
                (start, n) =>
                {
                    var end = WorkCalendar.Default.AddWorkdays(start, n).Date;

                    Assert.Equal(start, WorkCalendar.Default.AddWorkdays(end, -n).Date);
                }
            );
}
