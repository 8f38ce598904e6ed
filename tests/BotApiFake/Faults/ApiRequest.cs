namespace Gradcheck.FakeTelegram;

/// <summary>What a fault's condition may look at.</summary>
/// <param name="Method">As documented, e.g. <c>sendMessage</c>.</param>
/// <param name="Text">The raw text before entity parsing, if the call has one.</param>
public readonly record struct ApiRequest(string Method, long? ChatId, string? Text)
{
    /// <summary>A call that shows the user something new: send… or edit….</summary>
    public bool IsMessage =>
        Method.StartsWith("send", StringComparison.Ordinal) && Method != "sendChatAction"
        || Method.StartsWith("edit", StringComparison.Ordinal);
}
