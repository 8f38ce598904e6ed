using System.Text;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>What <see cref="Utf8Xml.Next"/> came to.</summary>
internal enum XmlToken
{
    Open,
    Close,

    /// <summary>An element without content, <c>&lt;c r="A1"/&gt;</c>.</summary>
    Empty,
    End,
}

/// <summary>
/// Goes through the tags of a big XML part as bytes. A roster's sheet is some sixty megabytes of tiny elements, and
/// this takes a third of a general parser's time. It knows what workbooks hold; a document type is refused.
/// </summary>
internal sealed class Utf8Xml(Stream stream) : IDisposable
{
    private const int MostTokenBytes = 4 * 1024 * 1024;
    private readonly Stream stream = XmlEncoding.ToUtf8(stream);
    private byte[] buffer = new byte[128 * 1024];
    private int position;
    private int filled;
    private (int Start, int Length) name;
    private (int Start, int Length) attributes;
    private (int Start, int Length) text;
    private string? earlierText;

    /// <summary>The tag's name without prefix.</summary>
    public ReadOnlySpan<byte> Name => buffer.AsSpan(name.Start, name.Length);

    /// <summary>The bytes before the tag, entities unresolved.</summary>
    public ReadOnlySpan<byte> RawText => buffer.AsSpan(text.Start, text.Length);

    /// <summary>The text before the tag.</summary>
    public string Text => earlierText is null ? XmlText.Decode(RawText) : earlierText + XmlText.Decode(RawText);

    public bool Is(ReadOnlySpan<byte> tag) => Name.SequenceEqual(tag);

    /// <summary>The tag's attributes from the first on.</summary>
    public XmlAttributes Attributes => new(buffer.AsSpan(attributes.Start, attributes.Length));

    /// <summary>Moves behind the next tag.</summary>
    public XmlToken Next()
    {
        earlierText = null;
        while (true)
        {
            if (Find((byte)'<', position) is not { } open)
                return XmlToken.End;
            text = (position, open - position);
            if (ByteAt(open + 1) is (byte)'!' or (byte)'?')
            {
                PassOver();
                continue;
            }

            // Looking further may have moved what is in the buffer, and the text's range with it.
            var close = FindEndOfTag(text.Start + text.Length);
            position = close + 1;
            return Split(text.Start + text.Length + 1, close);
        }
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Takes a tag apart. Tags are short: a plain loop beats searches that first have to warm up.</summary>
    private XmlToken Split(int start, int end)
    {
        var token = XmlToken.Open;
        if (buffer[start] == '/')
        {
            token = XmlToken.Close;
            start++;
        }
        else if (buffer[end - 1] == '/')
        {
            token = XmlToken.Empty;
            end--;
        }

        var nameStart = start;
        var i = start;
        for (; i < end && buffer[i] > ' '; i++)
        {
            if (buffer[i] == ':')
                nameStart = i + 1;
        }

        name = (nameStart, i - nameStart);
        attributes = (i, end - i);
        return token;
    }

    /// <summary>Comments and instructions say nothing, CDATA is text, a document type is refused.</summary>
    private void PassOver()
    {
        _ = ByteAt(text.Start + text.Length + 8);
        var open = text.Start + text.Length;
        var markup = buffer.AsSpan(open, Math.Min(9, filled - open));
        var (start, end) =
            markup.StartsWith("<!--"u8) ? (4, "-->")
            : markup.StartsWith("<![CDATA["u8) ? (9, "]]>")
            : markup.StartsWith("<?"u8) ? (2, "?>")
            : throw new RosterRefusedException(FileRefusals.Doctype);
        var isText = start == 9;
        earlierText = Text;
        var from = open - position + start;
        int length;
        while (
            (length = buffer.AsSpan(position + from, filled - position - from).IndexOf(Encoding.ASCII.GetBytes(end)))
            < 0
        )
            Fill();
        if (isText)
            earlierText += Encoding.UTF8.GetString(buffer, position + from, length);
        position += from + length + end.Length;
    }

    /// <summary>The closing bracket of a tag; one inside quotes does not count.</summary>
    private int FindEndOfTag(int open)
    {
        var offset = open - position;
        var quote = 0;
        while (true)
        {
            var bytes = buffer.AsSpan(position, filled - position);
            for (; offset < bytes.Length; offset++)
            {
                int c = bytes[offset];
                if (quote != 0)
                    quote = c == quote ? 0 : quote;
                else if (c == '>')
                    return position + offset;
                else if (c is '"' or '\'')
                    quote = c;
            }

            Fill();
        }
    }

    private int? Find(byte value, int from)
    {
        var offset = from - position;
        while (true)
        {
            var found = buffer.AsSpan(position + offset, filled - position - offset).IndexOf(value);
            if (found >= 0)
                return position + offset + found;
            offset = filled - position;
            if (!TryFill())
                return null;
        }
    }

    private byte ByteAt(int index)
    {
        var offset = index - position;
        while (position + offset >= filled)
            Fill();
        return buffer[position + offset];
    }

    private void Fill()
    {
        if (!TryFill())
            throw new InvalidDataException("The part ends inside a tag.");
    }

    /// <summary>Reads more behind what is there; everything from <see cref="position"/> on is kept.</summary>
    private bool TryFill()
    {
        if (position > 0)
        {
            buffer.AsSpan(position, filled - position).CopyTo(buffer);
            text.Start -= position;
            filled -= position;
            position = 0;
        }

        if (filled == buffer.Length)
        {
            if (filled >= MostTokenBytes)
                throw new InvalidDataException("A text or tag is longer than any cell can be.");
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        return read > 0;
    }
}
