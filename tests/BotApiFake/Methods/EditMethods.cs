namespace Gradcheck.FakeTelegram;

internal static class EditMethods
{
    public static ApiAnswer EditMessageText(TelegramState state, RequestFields fields)
    {
        var text = MessageRules.Text(fields);
        return Edit(
            state,
            fields,
            "editMessageText",
            message =>
                message.File is null ? text : throw ApiRefusal.BadRequest("there is no text in the message to edit")
        );
    }

    public static ApiAnswer EditMessageCaption(TelegramState state, RequestFields fields)
    {
        var caption = MessageRules.Caption(fields);
        return Edit(
            state,
            fields,
            "editMessageCaption",
            message =>
                message.File is not null
                    ? caption
                    : throw ApiRefusal.BadRequest("there is no caption in the message to edit")
        );
    }

    public static ApiAnswer EditMessageReplyMarkup(TelegramState state, RequestFields fields) =>
        Edit(state, fields, "editMessageReplyMarkup", message => message.Text);

    public static ApiAnswer DeleteMessage(TelegramState state, RequestFields fields)
    {
        var chat = state.Chats.Reach(fields);
        var message = Find(fields, chat) ?? throw ApiRefusal.BadRequest("message to delete not found");
        if (state.Time.GetUtcNow() - message.Date > TimeSpan.FromHours(48))
            throw ApiRefusal.BadRequest("message can't be deleted for everyone");
        chat.Messages.Remove(message.Id);
        JournalKeeper.Record(state, "deleteMessage", chat, message, null);
        return ApiAnswer.True;
    }

    private static ApiAnswer Edit(
        TelegramState state,
        RequestFields fields,
        string method,
        Func<StoredMessage, FormattedText> newText
    )
    {
        // an edit without reply_markup takes the buttons away
        var markup = ReplyMarkupReader.ReadInline(fields);
        var chat = state.Chats.Reach(fields);
        var message = Find(fields, chat) ?? throw ApiRefusal.BadRequest("message to edit not found");
        if (!message.FromBot || message.HadKeyboard)
            throw ApiRefusal.BadRequest("message can't be edited");
        var text = newText(message);
        if (message.Text.SameAs(text) && ReplyMarkup.Same(message.Inline, markup))
            throw ApiRefusal.BadRequest(
                "message is not modified: specified new message content and reply markup are exactly the same "
                    + "as a current content and reply markup of the message"
            );
        state.Flood.Take(chat.Id);
        message.Text = text;
        message.Inline = markup;
        message.EditDate = state.Time.GetUtcNow();
        JournalKeeper.Record(state, method, chat, message, markup);
        return ApiAnswer.Result(json => MessageJson.Write(json, chat, message, state.Bot));
    }

    private static StoredMessage? Find(RequestFields fields, Chat chat) =>
        fields.Integer("message_id") is { } id
            ? chat.Messages.GetValueOrDefault((int)id)
            : throw ApiRefusal.BadRequest("message identifier is not specified");
}
