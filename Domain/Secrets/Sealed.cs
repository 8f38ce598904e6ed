using System.Globalization;
using System.Text;
using System.Text.Json;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Secrets;

/// <summary>A value that is stored encrypted; see <see cref="Sealed{T}"/>.</summary>
public abstract class Sealed
{
    /// <summary>A value to be stored.</summary>
    public static Sealed<T> Of<T>(T value) => new(value);

    /// <summary>Says whose value it is, before it is stored.</summary>
    internal abstract void BelongsTo(string record);
}

/// <summary>
/// A value of a record that is stored encrypted (text, bytes, or anything that JSON can hold). It is opened when it is
/// looked at; whoever opens it says of which record, and a value that was sealed for another one does not open.
/// </summary>
public sealed class Sealed<T> : Sealed
{
    private readonly SealedColumn? column;
    private readonly byte[]? envelope;
    private string? record;
    private bool isOpen;
    private T? value;

    internal Sealed(T value)
    {
        this.value = value;
        isOpen = true;
    }

    internal Sealed(SealedColumn column, byte[] envelope)
    {
        this.column = column;
        this.envelope = envelope;
    }

    /// <summary>Reads the value.</summary>
    /// <param name="id">The id of the record it stands in.</param>
    /// <exception cref="SealBrokenException">The value was altered or belongs to another record.</exception>
    public T Open(long id) => isOpen ? value! : Open(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads the value of a record whose key is not one number.</summary>
    /// <param name="recordKey">The parts of the key, joined by <c>/</c>.</param>
    /// <exception cref="SealBrokenException">The value was altered or belongs to another record.</exception>
    public T Open(string recordKey)
    {
        if (!isOpen)
        {
            value = Read(column!.Open(envelope!, recordKey));
            isOpen = true;
        }

        return value!;
    }

    /// <summary>Never the value, so that it cannot slip into a log.</summary>
    public override string ToString() => "(sealed)";

    internal override void BelongsTo(string record) => this.record = record;

    internal byte[] ToEnvelope(SealedColumn into) =>
        envelope
        ?? into.Seal(
            Write(value!),
            record ?? throw new InvalidOperationException($"A value for {into} has no record yet.")
        );

    private static byte[] Write(T value) =>
        value switch
        {
            string text => Encoding.UTF8.GetBytes(text),
            byte[] bytes => bytes,
            _ => JsonSerializer.SerializeToUtf8Bytes(value, JsonColumn.Options),
        };

    private static T Read(byte[] bytes)
    {
        if (typeof(T) == typeof(string))
            return (T)(object)Encoding.UTF8.GetString(bytes);
        if (typeof(T) == typeof(byte[]))
            return (T)(object)bytes;
        return JsonSerializer.Deserialize<T>(bytes, JsonColumn.Options)!;
    }
}
