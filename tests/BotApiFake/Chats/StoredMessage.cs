namespace Gradcheck.FakeTelegram;

/// <summary>One message of a chat in its present state.</summary>
internal sealed class StoredMessage
{
    public required int Id { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>Who wrote it; null for the bot.</summary>
    public required UserProfile? Sender { get; init; }

    public bool FromBot => Sender is null;

    public DateTimeOffset? EditDate { get; set; }

    /// <summary>The text, or the caption when there is a file.</summary>
    public FormattedText Text { get; set; } = FormattedText.Empty;

    public ReplyMarkup? Inline { get; set; }

    /// <summary>Sent with a keyboard that is not inline: Telegram refuses to edit such a message.</summary>
    public bool HadKeyboard { get; init; }

    public SentFile? File { get; init; }

    public int? ReplyTo { get; init; }

    /// <summary>Further members of the message as raw JSON: sticker, contact, forward_origin …</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();
}
