namespace Gradcheck.Domain.Secrets;

/// <summary>A column whose values are sealed.</summary>
internal sealed class SealedColumn(Keyring keyring, string table, string column)
{
    public byte[] Seal(byte[] plain, string record) => keyring.Seal(plain, Place(record));

    public byte[] Open(byte[] envelope, string record) => keyring.Open(envelope, Place(record));

    public override string ToString() => $"{table}/{column}";

    private string Place(string record) => $"{table}/{column}/{record}";
}
