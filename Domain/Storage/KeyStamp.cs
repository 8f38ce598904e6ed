namespace Gradcheck.Domain.Storage;

/// <summary>By what the database knows a key it was written with, without telling the key.</summary>
public sealed class KeyStamp
{
    /// <summary><c>data-N</c>, <c>index</c> or <c>audit</c>.</summary>
    public string Key { get; init; } = "";

    /// <summary>HMAC-SHA256 of a fixed text under the key, lower-case hex.</summary>
    public string Stamp { get; init; } = "";
}
