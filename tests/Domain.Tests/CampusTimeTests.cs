using Gradcheck.Domain;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Gradcheck.Domain.Tests;

public sealed class CampusTimeTests
{
    [Theory]
    [InlineData("2008-12-09T15:59:59Z", "2008-12-09")]
    [InlineData("2008-12-09T16:00:00Z", "2008-12-10")]
    [InlineData("2008-12-10T00:30:00+09:00", "2008-12-09")]
    public void The_day_changes_at_campus_midnight(string instant, string day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(instant).ToUniversalTime());

        Assert.Equal(DateOnly.Parse(day), CampusTime.Today(clock));
        Assert.Equal(TimeSpan.FromHours(8), CampusTime.Now(clock).Offset);
        Assert.Equal(clock.GetUtcNow(), CampusTime.Now(clock));
    }

    [Fact]
    public void A_day_ends_in_the_last_microsecond_both_databases_can_store()
    {
        var end = CampusTime.EndOfDay(new DateOnly(2008, 12, 10));

        Assert.Equal(DateTimeOffset.Parse("2008-12-10T23:59:59.999999+08:00"), end);
        Assert.Equal(new DateOnly(2008, 12, 10), CampusTime.DateOf(end));
        Assert.Equal(new DateOnly(2008, 12, 11), CampusTime.DateOf(end.AddMicroseconds(1)));
    }

    [Fact]
    public void The_zone_is_eight_hours_ahead_the_whole_year()
    {
        Assert.Equal(TimeSpan.FromHours(8), CampusTime.Zone.GetUtcOffset(new DateTime(1988, 7, 1)));
        Assert.Equal(TimeSpan.FromHours(8), CampusTime.Zone.GetUtcOffset(new DateTime(2008, 12, 13)));
        Assert.False(CampusTime.Zone.SupportsDaylightSavingTime);
    }
}
