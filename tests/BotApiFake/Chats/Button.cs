namespace Gradcheck.FakeTelegram;

/// <summary>One button as the user sees it.</summary>
/// <param name="CallbackData">What an inline button sends back; null for keyboards and links.</param>
/// <param name="Other">Any other action (web_app, request_contact …) as "name:json".</param>
public sealed record Button(string Text, string? CallbackData = null, string? Url = null, string? Other = null);
