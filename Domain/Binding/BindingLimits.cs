using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Binding;

/// <summary>
/// How often one may be wrong (product.md, conversation 2): 3 tries per record per day, 5 per chat per day, 10
/// per record in all; then the office unlocks the record.
/// </summary>
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

    /// <summary>Counts a wrong try.</summary>
    /// <param name="scope">The transaction; it has to be committed although the try failed.</param>
    /// <param name="chatId">The chat that tried.</param>
    /// <param name="studentId">The record it named, when there is one.</param>
    public static void Count(WriteScope scope, long chatId, long? studentId) =>
        scope.Db.BindingAttempts.Add(
            new BindingAttempt
            {
                ChatId = chatId,
                StudentId = studentId,
                At = scope.Now,
            }
        );
}
