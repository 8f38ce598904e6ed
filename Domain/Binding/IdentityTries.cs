using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Binding;

/// <summary>
/// The wrong identity answers of a whole cohort, from every chat. Many chats guessing at many records stay below the
/// limits of each chat and each record; together they do not stay below this one. Binding codes are not concerned.
/// </summary>
/// <remarks>
/// The limits let an ordinary first day pass: of 3,000 students who all bind by identity, one in twelve mistyping
/// once makes 250. Unlocking a record forgives its tries towards that record and its chats, not here.
/// </remarks>
public sealed class IdentityTries
{
    public const int PerHour = 100;
    public const int PerDay = 300;

    private readonly List<DateTimeOffset> wrong;
    private readonly DateTimeOffset now;

    private IdentityTries(List<DateTimeOffset> wrong, DateTimeOffset now) => (this.wrong, this.now) = (wrong, now);

    /// <summary>
    /// Whether identity binding rests for everyone: <see cref="PerHour"/> wrong answers in the last 60 minutes or
    /// <see cref="PerDay"/> since midnight.
    /// </summary>
    public bool AreTooMany
    {
        get
        {
            var today = CampusTime.StartOfDay(now);
            return wrong.Count(at => at > now.AddHours(-1)) >= PerHour || wrong.Count(at => at >= today) >= PerDay;
        }
    }

    /// <summary>The tries that can still count at an instant; refused ones are not kept, so they are few.</summary>
    public static async Task<IdentityTries> ReadAsync(GradcheckDb db, int cohortYear, DateTimeOffset now)
    {
        var today = CampusTime.StartOfDay(now);
        var since = now.AddHours(-1) < today ? now.AddHours(-1) : today;
        var wrong = await db
            .BindingAttempts.Where(a => a.CohortYear == cohortYear && a.At >= since)
            .Select(a => a.At)
            .ToListAsync();
        return new IdentityTries(wrong, now);
    }

    /// <summary>One more wrong answer, now.</summary>
    internal IdentityTries WithOneMore() => new([.. wrong, now], now);
}
