namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>Cell addresses such as <c>XFD7</c>.</summary>
internal static class XlsxAddress
{
    /// <summary>The column from 0; -1 when the address does not begin with letters.</summary>
    public static int Column(ReadOnlySpan<byte> address)
    {
        var column = 0;
        foreach (var c in address)
        {
            if ((c | 0x20) is < 'a' or > 'z' || column > 100_000)
                break;
            column = column * 26 + (c | 0x20) - 'a' + 1;
        }

        return column - 1;
    }
}
