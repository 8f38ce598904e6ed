namespace Gradcheck.FakeTelegram;

/// <summary>The methods this fake knows. Names are matched without regard to case, as at Telegram.</summary>
internal static class MethodTable
{
    /// <param name="Name">As documented.</param>
    /// <param name="Answer">Runs under the state's gate.</param>
    /// <param name="WaitsAfter429">False for what a 429 never stops: reading updates and setting the webhook.</param>
    public sealed record Method(
        string Name,
        Func<TelegramState, RequestFields, ApiAnswer> Answer,
        bool WaitsAfter429 = true
    );

    public const string GetUpdates = "getUpdates";

    private static readonly Dictionary<string, Method> All = new Method[]
    {
        // answered by the polling desk, because it may take a minute
        new(GetUpdates, static (_, _) => throw new NotSupportedException(), false),
        new("getMe", MenuMethods.GetMe, false),
        new("setWebhook", WebhookMethods.Set, false),
        new("deleteWebhook", WebhookMethods.Delete, false),
        new("getWebhookInfo", WebhookMethods.GetInfo, false),
        new("sendMessage", SendMethods.SendMessage),
        new("sendDocument", FileMethods.SendDocument),
        new("sendPhoto", FileMethods.SendPhoto),
        new("sendChatAction", SendMethods.SendChatAction),
        new("editMessageText", EditMethods.EditMessageText),
        new("editMessageCaption", EditMethods.EditMessageCaption),
        new("editMessageReplyMarkup", EditMethods.EditMessageReplyMarkup),
        new("deleteMessage", EditMethods.DeleteMessage),
        new("answerCallbackQuery", CallbackMethods.Answer),
        new("setMyCommands", MenuMethods.SetMyCommands),
        new("getMyCommands", MenuMethods.GetMyCommands),
        new("setChatMenuButton", MenuMethods.SetChatMenuButton),
    }.ToDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);

    public static Method? Find(string name) => All.GetValueOrDefault(name);
}
