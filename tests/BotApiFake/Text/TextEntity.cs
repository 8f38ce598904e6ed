namespace Gradcheck.FakeTelegram;

/// <summary>A formatted stretch of a message; offset and length in UTF-16 units, as Telegram counts.</summary>
public readonly record struct TextEntity(
    string Type,
    int Offset,
    int Length,
    string? Url = null,
    string? Language = null
);
