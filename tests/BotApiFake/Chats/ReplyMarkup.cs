namespace Gradcheck.FakeTelegram;

public enum MarkupKind
{
    /// <summary>Buttons under a message.</summary>
    Inline,

    /// <summary>The persistent keyboard.</summary>
    Keyboard,
    RemoveKeyboard,
    ForceReply,
}

/// <summary>A checked reply_markup.</summary>
/// <param name="Json">The markup as it was sent.</param>
public sealed record ReplyMarkup(MarkupKind Kind, IReadOnlyList<IReadOnlyList<Button>> Rows, string Json)
{
    /// <summary>All buttons, row by row.</summary>
    public IEnumerable<Button> Buttons => Rows.SelectMany(row => row);

    internal static bool Same(ReplyMarkup? one, ReplyMarkup? other) =>
        one is null || other is null
            ? one is null && other is null
            : one.Kind == other.Kind
                && one.Rows.Count == other.Rows.Count
                && one.Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));
}
