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
        var start = Skip(0);
        var end = start;
        while (end < rest.Length && rest[end] != '=')
            end++;
        if (end == rest.Length)
            return false;
        Name = rest[start..end].TrimEnd(" \t\r\n"u8);
        var value = Skip(end + 1);
        if (value >= rest.Length || rest[value] is not ((byte)'"' or (byte)'\''))
            throw new InvalidDataException("An attribute has no quoted value.");
        end = value + 1;
        while (end < rest.Length && rest[end] != rest[value])
            end++;
        if (end == rest.Length)
            throw new InvalidDataException("An attribute's value does not end.");
        Value = rest[(value + 1)..end];
        rest = rest[(end + 1)..];
        return true;
    }

    private readonly int Skip(int from)
    {
        while (from < rest.Length && rest[from] <= ' ')
            from++;
        return from;
    }
}
