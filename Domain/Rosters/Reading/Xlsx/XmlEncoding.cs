using System.Text;
using System.Text.RegularExpressions;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>Turns a part into UTF-8 when it is in something else, which its first bytes say.</summary>
internal static partial class XmlEncoding
{
    private const int DeclarationBytes = 200;

    public static Stream ToUtf8(Stream part)
    {
        var start = new byte[DeclarationBytes];
        var length = part.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var whole = new JoinedStream(start, length, part);
        var encoding = Find(start.AsSpan(0, length));
        return encoding is null ? whole : Encoding.CreateTranscodingStream(whole, encoding, Encoding.UTF8);
    }

    private static Encoding? Find(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((byte[])[0xFF, 0xFE]) || start.StartsWith("<\0?\0"u8))
            return Encoding.Unicode;
        if (start.StartsWith((byte[])[0xFE, 0xFF]) || start.StartsWith("\0<\0?"u8))
            return Encoding.BigEndianUnicode;
        var declared = Declared().Match(Encoding.ASCII.GetString(start)).Groups[1].Value;
        return declared.Length == 0 || declared.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? null
            : Named(declared);
    }

    private static Encoding Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException("The part's encoding is not known.", exception);
        }
    }

    [GeneratedRegex("^\\W*<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']")]
    private static partial Regex Declared();

    /// <summary>The bytes already read, and the rest behind them.</summary>
    private sealed class JoinedStream(byte[] start, int length, Stream rest) : Stream
    {
        private int position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (position == length)
                return rest.Read(buffer);
            var count = Math.Min(buffer.Length, length - position);
            start.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
