using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Binding;

/// <summary>
/// How often one may be wrong (product.md, conversation 2): 3 tries per record per day, 5 per chat per day, 10
/// per record in all; then the office unlocks the record. <see cref="IdentityTries"/> has those of a whole cohort.
/// </summary>
/// <remarks>
/// Codes need no limit beyond the chat's: there are 2^40 of them, so among 10,000 valid ones a hit takes some
/// 110 million guesses, at five per chat and day.
/// </remarks>
public static class BindingLimits
{
    public const int PerRecordPerDay = 3;
    public const int PerChatPerDay = 5;
    public const int PerRecordInAll = 10;

    /// <summary>Whether this chat has used up its tries for today.</summary>
    public static async Task<bool> ChatIsExhaustedAsync(WriteScope scope, long chatId)
    {
        var today = CampusTime.StartOfDay(scope.Now);
        var tries = await scope.Db.BindingAttempts.CountAsync(a =>
            a.ChatId == chatId && a.At >= today && a.ForgivenAt == null
        );
        return tries >= PerChatPerDay;
    }

    /// <summary>Whether the record has been guessed at too often.</summary>
    public static async Task<bool> RecordIsLockedAsync(WriteScope scope, long studentId)
    {
        var today = CampusTime.StartOfDay(scope.Now);
        var tries = await scope
            .Db.BindingAttempts.Where(a => a.StudentId == studentId && a.ForgivenAt == null)
            .Select(a => a.At)
            .ToListAsync();
        return tries.Count >= PerRecordInAll || tries.Count(at => at >= today) >= PerRecordPerDay;
    }

    /// <summary>Counts a wrong code against the chat. A code is a secret of its own, no guess at a record.</summary>
    internal static void CountCode(WriteScope scope, long chatId) =>
        scope.Db.BindingAttempts.Add(new BindingAttempt { ChatId = chatId, At = scope.Now });

    /// <summary>Counts wrong identity answers against the chat, the cohort and, when it exists, the record.</summary>
    internal static void CountIdentity(WriteScope scope, long chatId, int cohortYear, long? studentId) =>
        scope.Db.BindingAttempts.Add(
            new BindingAttempt
            {
                ChatId = chatId,
                CohortYear = cohortYear,
                StudentId = studentId,
                At = scope.Now,
            }
        );
}
