namespace Gradcheck.Domain;

/// <summary>
/// Local time of every deadline: Asia/Shanghai, which has been UTC+8 without daylight saving since 1992. A fixed
/// zone, so that neither the host's zone nor a missing zone database can change a date.
/// </summary>
public static class CampusTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.CreateCustomTimeZone(
        "Asia/Shanghai",
        TimeSpan.FromHours(8),
        "Asia/Shanghai",
        "Asia/Shanghai"
    );

    /// <summary>The same instant with the offset +08:00.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset instant) => instant.ToOffset(Zone.BaseUtcOffset);

    /// <summary>Now, with the offset +08:00.</summary>
    public static DateTimeOffset Now(TimeProvider clock) => ToLocal(clock.GetUtcNow());

    /// <summary>The local date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>Today's local date.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow());

    /// <summary>The instant a local time of day falls on a date.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date, time, Zone.BaseUtcOffset);

    /// <summary>Midnight at the beginning of the local day that an instant falls into.</summary>
    public static DateTimeOffset StartOfDay(DateTimeOffset instant) => At(DateOf(instant), TimeOnly.MinValue);

    /// <summary>
    /// The end of a local day, 23:59:59.999999: a deadline "by the 10th" ends here. Whole microseconds, because
    /// PostgreSQL would round a finer instant up into the next day.
    /// </summary>
    public static DateTimeOffset EndOfDay(DateOnly date) => At(date.AddDays(1), TimeOnly.MinValue).AddMicroseconds(-1);
}
