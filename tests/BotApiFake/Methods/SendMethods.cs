namespace Gradcheck.FakeTelegram;

internal static class SendMethods
{
    private static readonly HashSet<string> Actions =
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ];

    public static ApiAnswer SendMessage(TelegramState state, RequestFields fields)
    {
        var text = MessageRules.Text(fields);
        return Deliver(state, fields, "sendMessage", text, null);
    }

    public static ApiAnswer SendChatAction(TelegramState state, RequestFields fields)
    {
        state.Chats.Reach(fields);
        return Actions.Contains(fields.Text("action") ?? "")
            ? ApiAnswer.True
            : throw ApiRefusal.BadRequest("wrong parameter action in request");
    }

    /// <summary>The common end of every send: checks the chat, the keyboard and the pace, stores, journals, answers.</summary>
    public static ApiAnswer Deliver(
        TelegramState state,
        RequestFields fields,
        string method,
        FormattedText text,
        Func<SentFile>? file
    )
    {
        var markup = ReplyMarkupReader.Read(fields);
        var chat = state.Chats.Reach(fields);
        var replyTo = MessageRules.ReplyTo(fields, chat);
        state.Flood.Take(chat.Id);

        var message = new StoredMessage
        {
            Id = state.Chats.NextMessageId(),
            Date = state.Time.GetUtcNow(),
            Sender = null,
            Text = text,
            Inline = markup?.Kind == MarkupKind.Inline ? markup : null,
            HadKeyboard = markup is not null && markup.Kind != MarkupKind.Inline,
            File = file?.Invoke(),
            ReplyTo = replyTo,
        };
        chat.Messages.Add(message.Id, message);
        if (markup?.Kind is MarkupKind.Keyboard or MarkupKind.RemoveKeyboard)
            chat.Keyboard = markup.Kind == MarkupKind.Keyboard ? markup : null;
        JournalKeeper.Record(state, method, chat, message, markup);
        return ApiAnswer.Result(json => MessageJson.Write(json, chat, message, state.Bot));
    }
}
