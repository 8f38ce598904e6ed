namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>The attributes of one tag, in turn.</summary>
internal ref struct XmlAttributes(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> rest = rest;

    /// <summary>The name, with its prefix if it has one.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The value, entities unresolved.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    public bool Next()
    {
        rest = rest.TrimStart(" \t\r\n"u8);
        var equals = rest.IndexOf((byte)'=');
        if (equals < 0)
            return false;
        Name = rest[..equals].TrimEnd(" \t\r\n"u8);
        var value = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
        if (value.IsEmpty || value[0] is not ((byte)'"' or (byte)'\''))
            throw new InvalidDataException("An attribute has no quoted value.");
        var end = value[1..].IndexOf(value[0]);
        if (end < 0)
            throw new InvalidDataException("An attribute's value does not end.");
        Value = value.Slice(1, end);
        rest = value[(end + 2)..];
        return true;
    }
}
