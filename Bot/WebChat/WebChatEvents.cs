using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Gradcheck.Bot.Conversation;
using Gradcheck.Domain;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.WebChat;

/// <summary>
/// The stream a page listens to: first the history, then every new or changed bubble. The event id is the
/// revision, so a page that reconnects gets exactly what it missed.
/// </summary>
public static class WebChatEvents
{
    /// <summary>Also looks without being woken this often: another process may have added the bubble.</summary>
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(15);

    /// <summary><c>GET /chat/events</c>.</summary>
    public static Results<ServerSentEventsResult<object>, UnauthorizedHttpResult> StreamAsync(
        HttpContext http,
        GradcheckDbFactory databases,
        WebChatHub hub,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (WebChatSession.Find(http.Request) is not { } session)
            return TypedResults.Unauthorized();
        http.Response.Headers["X-Accel-Buffering"] = "no";
        _ = long.TryParse(http.Request.Headers["Last-Event-ID"], CultureInfo.InvariantCulture, out var seen);
        return TypedResults.ServerSentEvents(ReadAsync(databases, hub, clock, session, seen, cancel));
    }

    private static async IAsyncEnumerable<SseItem<object>> ReadAsync(
        GradcheckDbFactory databases,
        WebChatHub hub,
        TimeProvider clock,
        string session,
        long seen,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var page = hub.Subscribe(session);
        yield return new SseItem<object>(new Hello(DialogueCatalogue.Keyboard, seen == 0), "hello");
        while (!cancel.IsCancellationRequested)
        {
            var first = seen == 0;
            var bubbles = await LookAsync(databases, session, seen, cancel);
            if (bubbles is null)
            {
                seen = 0;
                yield return Clear;
                continue;
            }

            foreach (var bubble in bubbles)
            {
                seen = bubble.Revision;
                if (bubble.Cleared)
                {
                    yield return Clear;
                    continue;
                }

                // A pop-up is for the moment; an old one is not shown again on a reload.
                if (first && bubble.PopUp)
                    continue;
                yield return new SseItem<object>(bubble, "bubble")
                {
                    EventId = bubble.Revision.ToString(CultureInfo.InvariantCulture),
                };
            }

            yield return new SseItem<object>(new { }, "ready");
            await WaitAsync(page, clock, cancel);
        }
    }

    private static SseItem<object> Clear => new(new { }, "clear");

    /// <summary>What the page has not seen; null when what it has seen is gone.</summary>
    private static async Task<List<Bubble>?> LookAsync(
        GradcheckDbFactory databases,
        string session,
        long seen,
        CancellationToken cancel
    )
    {
        await using var db = databases.CreateDbContext();
        if (await ChatIdAsync(db, session, cancel) is not { } chatId)
            return seen == 0 ? [] : null;
        var news = await WebChatHistory.ReadAsync(db, chatId, seen);
        if (news.Count == 0 && seen > 0 && !await db.WebChatMessages.AnyAsync(m => m.ChatId == chatId, cancel))
            return null;
        return news.ConvertAll(Bubble.Of);
    }

    private static Task<long?> ChatIdAsync(GradcheckDb db, string session, CancellationToken cancel) =>
        db
            .Chats.Where(c => c.Channel == WebChatSession.Channel && c.ExternalId == session)
            .Select(c => (long?)c.Id)
            .SingleOrDefaultAsync(cancel);

    private static async Task WaitAsync(WebChatHub.Subscription page, TimeProvider clock, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(LookAnyway, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            await page.Wakes.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Nobody woke the page: look anyway.
        }
    }

    private sealed record Hello(IReadOnlyList<IReadOnlyList<string>> Keyboard, bool FirstLook);

    private sealed record Bubble(
        long Id,
        long Revision,
        bool PopUp,
        bool Cleared,
        bool FromStudent,
        string Html,
        IReadOnlyList<IReadOnlyList<ChatButton>> Buttons,
        string? File,
        bool Picture,
        string? ClientId,
        string Time
    )
    {
        public static Bubble Of(WebChatMessage message)
        {
            var content = WebChatHistory.Read(message);
            return new Bubble(
                message.Id,
                message.Revision,
                content.Kind == OutgoingKind.AnswerPress,
                content.Kind == OutgoingKind.Cleared,
                message.FromStudent,
                content.Html,
                content.Buttons,
                content.File?.Name,
                content.Kind == OutgoingKind.Picture,
                message.ClientId,
                CampusTime.ToLocal(message.At).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)
            );
        }
    }
}
