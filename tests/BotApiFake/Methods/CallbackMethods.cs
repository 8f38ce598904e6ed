namespace Gradcheck.FakeTelegram;

internal static class CallbackMethods
{
    private const int MaxNotice = 200;

    public static ApiAnswer Answer(TelegramState state, RequestFields fields)
    {
        var notice = fields.Text("text") ?? "";
        if (notice.Length > MaxNotice)
            throw ApiRefusal.BadRequest("MESSAGE_TOO_LONG");
        var id = fields.Text("callback_query_id") ?? "";
        var press = state.Callbacks.Answer(id);
        var at = state.Time.GetUtcNow();
        state.Journal.Append(index => new JournalEntry(
            index + 1,
            at,
            "answerCallbackQuery",
            press.ChatId,
            notice,
            [],
            null,
            press.MessageId,
            null,
            id,
            fields.Flag("show_alert")
        ));
        return ApiAnswer.True;
    }
}
