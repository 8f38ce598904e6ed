namespace Gradcheck.Domain.Secrets;

/// <summary>
/// Stands in a column for a value that must not be readable but has to be found again: a keyed hash of it
/// (<see cref="Keyring.IndexOf"/>). Queries compare it like any other value.
/// </summary>
public sealed record BlindIndex
{
    private readonly string? label;

    private BlindIndex(string? label, string text)
    {
        this.label = label;
        Text = text;
    }

    // Before it is stored the value itself, then its hash.
    private string Text { get; }

    /// <summary>The index of a value, to be stored or looked for.</summary>
    /// <param name="label">What the value is, such as <c>id-number</c>; the same value under another label differs.</param>
    /// <param name="value">The value in its one canonical form.</param>
    public static BlindIndex Of(string label, string value) => new(label, value);

    /// <summary>Never the value.</summary>
    public override string ToString() => label is null ? Text : "(blind index)";

    internal static BlindIndex Stored(string hash) => new(label: null, hash);

    internal string ToHash(Keyring keyring) => label is null ? Text : keyring.IndexOf(label, Text);
}
