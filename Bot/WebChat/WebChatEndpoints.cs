using Gradcheck.Bot.Answers;
using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Updates;
using Gradcheck.Domain;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.WebChat;

/// <summary>The built-in web chat: the page at <c>/chat</c> and what it talks to.</summary>
public static class WebChatEndpoints
{
    private const int MaxText = 4000;

    public static IEndpointRouteBuilder MapWebChat(this IEndpointRouteBuilder routes)
    {
        var chat = routes.MapGroup("/chat").ExcludeFromDescription();
        chat.MapGet("", WebChatPage.Index);
        chat.MapGet("/page/{file}", WebChatPage.Asset);
        chat.MapGet("/events", WebChatEvents.StreamAsync);
        chat.MapGet("/files/{id:long}", FileAsync);
        var posts = chat.MapGroup("")
            .AddEndpointFilter(OwnPageOnly.FilterAsync)
            .AddEndpointFilter(NewChatDoor.FilterAsync);
        posts.MapPost("/messages", PostTextAsync);
        posts.MapPost("/presses", PostPressAsync);
        return routes;
    }

    private static async Task<Results<Accepted, Problem, UnauthorizedHttpResult>> PostTextAsync(
        TypedText typed,
        HttpRequest request,
        Writer writer,
        UpdateProcessor updates,
        WebChatHub hub,
        CancellationToken cancel
    )
    {
        if (WebChatSession.Find(request) is not { } session)
            return TypedResults.Unauthorized();
        if (!IsClientId(typed.ClientId) || string.IsNullOrWhiteSpace(typed.Text) || typed.Text.Length > MaxText)
            return new Problem(400, "message-invalid", $"消息不能为空，最长 {MaxText} 字。");
        if (typed.Text.Contains('\0'))
            return new Problem(400, "message-invalid", "消息里有不可用的字符，请去掉后再发。");

        await writer.WriteAsync<bool>(
            "system",
            async scope =>
            {
                var chat = await ChatDirectory.FindOrAddAsync(scope, WebChatSession.Channel, session);
                return await WebChatHistory.AddTypedAsync(scope, chat.Id, typed.ClientId, typed.Text);
            },
            cancel
        );
        hub.Notify(session);
        await updates.HandleAsync(
            new IncomingMessage(
                WebChatSession.Channel,
                session,
                UpdateId(session, typed.ClientId),
                IncomingKind.Text,
                typed.Text
            ),
            cancel
        );
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<Accepted, Problem, UnauthorizedHttpResult>> PostPressAsync(
        PressedButton pressed,
        HttpRequest request,
        UpdateProcessor updates,
        CancellationToken cancel
    )
    {
        if (WebChatSession.Find(request) is not { } session)
            return TypedResults.Unauthorized();
        if (!IsClientId(pressed.ClientId) || pressed.Data is not { Length: > 0 and <= ButtonToken.MaxLength })
            return new Problem(400, "button-invalid", "这个按钮无法识别，请刷新页面。");

        await updates.HandleAsync(
            new IncomingMessage(
                WebChatSession.Channel,
                session,
                UpdateId(session, pressed.ClientId),
                IncomingKind.Press,
                pressed.Data,
                pressed.MessageId,
                pressed.ClientId
            ),
            cancel
        );
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> FileAsync(
        long id,
        HttpContext http,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        var session = WebChatSession.Find(http.Request);
        var message = await db
            .WebChatMessages.AsNoTracking()
            .SingleOrDefaultAsync(
                m =>
                    m.Id == id
                    && db.Chats.Any(c =>
                        c.Id == m.ChatId && c.Channel == WebChatSession.Channel && c.ExternalId == session
                    ),
                cancel
            );
        if (message is null || WebChatHistory.Read(message).File is not { } file)
            return TypedResults.NotFound();
        return TypedResults.File(file.Bytes, file.ContentType, file.Name);
    }

    private static bool IsClientId(string? id) =>
        id is { Length: >= 8 and <= 40 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    // Ids are made by the page, so they are only unique together with the chat.
    private static string UpdateId(string session, string clientId) => $"{session[..32]}:{clientId}";

    internal sealed record TypedText(string ClientId, string Text);

    internal sealed record PressedButton(string ClientId, string Data, string? MessageId);
}
