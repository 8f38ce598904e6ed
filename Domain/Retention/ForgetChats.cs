using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Retention;

/// <summary>
/// Removes what chats hold: bubbles, messages, dialogue, and the account's own id. A chat that is, or was, also bound to
/// somebody who is not forgotten stays, without what was said before that binding.
/// </summary>
internal static class ForgetChats
{
    private const string Web = "web";

    /// <summary>How much of a web chat's external id stands in the ids of its updates.</summary>
    private const int WebUpdatePrefix = 32;

    /// <summary>The chats that were ever bound to these students.</summary>
    public static async Task<List<long>> OfStudentsAsync(GradcheckDb db, IReadOnlyCollection<long> students) =>
        await db
            .Bindings.Where(b => students.Contains(b.StudentId))
            .Select(b => b.ChatId)
            .Union(db.Chats.Where(c => students.Contains(c.StudentId!.Value)).Select(c => c.Id))
            .ToListAsync();

    /// <summary>Forgets the chats. The bindings of the forgotten students are gone already.</summary>
    public static async Task RunAsync(GradcheckDb db, IReadOnlyCollection<long> chats)
    {
        var others = await db
            .Bindings.Where(b => chats.Contains(b.ChatId))
            .GroupBy(b => b.ChatId)
            .Select(g => new { Chat = g.Key, Since = g.Max(b => b.BoundAt) })
            .ToListAsync();
        foreach (var kept in others)
        {
            await db.Deliveries.Where(d => d.ChatId == kept.Chat && d.CreatedAt < kept.Since).ExecuteDeleteAsync();
            await db.WebChatMessages.Where(m => m.ChatId == kept.Chat && m.At < kept.Since).ExecuteDeleteAsync();
        }

        var gone = chats.Except(others.Select(o => o.Chat)).ToList();
        await db.Deliveries.Where(d => gone.Contains(d.ChatId)).ExecuteDeleteAsync();
        await db.WebChatMessages.Where(m => gone.Contains(m.ChatId)).ExecuteDeleteAsync();
        await db.BindingAttempts.Where(a => gone.Contains(a.ChatId)).ExecuteDeleteAsync();
        var browsers = await db
            .Chats.Where(c => gone.Contains(c.Id) && c.Channel == Web)
            .Select(c => c.ExternalId)
            .ToListAsync();
        foreach (var browser in browsers)
        {
            var prefix = browser[..Math.Min(WebUpdatePrefix, browser.Length)];
            await db
                .ProcessedUpdates.Where(u => u.Channel == Web && u.UpdateId.StartsWith(prefix))
                .ExecuteDeleteAsync();
        }

        await db.Chats.Where(c => gone.Contains(c.Id)).ExecuteDeleteAsync();
    }
}
