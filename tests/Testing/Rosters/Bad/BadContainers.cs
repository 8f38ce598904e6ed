using System.Buffers.Binary;
using System.Text;
using Gradcheck.Domain.Synthetic;
using NPOI.POIFS.FileSystem;

namespace Gradcheck.Testing.Rosters.Bad;

/// <summary>Files in the OLE container of old Office: encrypted workbooks, and .xls with macros.</summary>
public static class BadContainers
{
    private const ushort FilePassRecord = 0x002F;
    private const string Salt = "AAAAAAAAAAAAAAAAAAAAAA==";
    private const string Cipher =
        "saltSize=\"16\" blockSize=\"16\" keyBits=\"256\" hashSize=\"64\" cipherAlgorithm=\"AES\" "
        + $"cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\" saltValue=\"{Salt}\"";
    private const string EncryptionStart =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
        + "<encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\" "
        + "xmlns:p=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\">"
        + $"<keyData {Cipher}/>";
    private const string PasswordKey =
        "<keyEncryptors><keyEncryptor uri=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\">"
        + $"<p:encryptedKey spinCount=\"1000\" {Cipher} encryptedVerifierHashInput=\"{Salt}\" "
        + "encryptedVerifierHashValue=\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\" "
        + "encryptedKeyValue=\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"/></keyEncryptor></keyEncryptors>";
    private const string EncryptionEnd = "</encryption>";

    /// <summary>What Excel writes when a workbook gets a password: the package encrypted in one stream.</summary>
    public static RosterFile EncryptedXlsx() =>
        Encrypted("encrypted.xlsx", EncryptionStart + PasswordKey + EncryptionEnd);

    /// <summary>The same without the password's key: a reader that looks for it may fall over.</summary>
    public static RosterFile EncryptedWithoutKey() => Encrypted("no-key.xlsx", EncryptionStart + EncryptionEnd);

    /// <summary>A workbook of Excel 97–2003 with a password: a FILEPASS record (RC4) follows the first record.</summary>
    public static RosterFile EncryptedXls()
    {
        var workbook = WorkbookStream(out _);
        var afterFirstRecord = 4 + BinaryPrimitives.ReadUInt16LittleEndian(workbook.AsSpan(2));
        var filePass = new byte[4 + 54];
        BinaryPrimitives.WriteUInt16LittleEndian(filePass, FilePassRecord);
        BinaryPrimitives.WriteUInt16LittleEndian(filePass.AsSpan(2), 54);
        byte[] rc4 = [1, 0, 1, 0, 1, 0];
        rc4.CopyTo(filePass.AsSpan(4));

        return new RosterFile(
            "encrypted.xls",
            Container(("Workbook", [.. workbook[..afterFirstRecord], .. filePass, .. workbook[afterFirstRecord..]]))
        );
    }

    /// <summary>A workbook of Excel 97–2003 with a macro project beside it.</summary>
    public static RosterFile MacroXls()
    {
        WorkbookStream(out var container);
        var project = container.CreateDirectory("_VBA_PROJECT_CUR").CreateDirectory("VBA");
        using var module = new MemoryStream(Encoding.ASCII.GetBytes("Attribute VB_Name = \"Module1\""));
        project.CreateDocument("Module1", module);
        return new RosterFile("macro.xls", Bytes(container));
    }

    private static RosterFile Encrypted(string fileName, string encryption)
    {
        var package = new byte[8 + 4096];
        new Random(1).NextBytes(package);
        BinaryPrimitives.WriteInt64LittleEndian(package, 4090);

        // Version 4.4 (agile encryption), then the flags.
        byte[] info = [4, 0, 4, 0, 0x40, 0, 0, 0, .. Encoding.UTF8.GetBytes(encryption)];
        return new RosterFile(fileName, Container(("EncryptionInfo", info), ("EncryptedPackage", package)));
    }

    private static byte[] WorkbookStream(out DirectoryNode root)
    {
        var roster = SyntheticCohort.Create(2009, 20, new Random(1)).ForRoster();
        using var file = new MemoryStream(RosterFile.Create(RosterFormat.Xls, RosterSheet.Of(roster)).Content);
        root = new POIFSFileSystem(file).Root;
        using var stream = root.CreateDocumentInputStream("Workbook");
        var workbook = new byte[stream.Length];
        stream.ReadFully(workbook);
        return workbook;
    }

    private static byte[] Container(params IEnumerable<(string Name, byte[] Content)> streams)
    {
        var container = new POIFSFileSystem();
        foreach (var (name, content) in streams)
        {
            using var stream = new MemoryStream(content);
            container.CreateDocument(stream, name);
        }

        return Bytes(container.Root);
    }

    private static byte[] Bytes(DirectoryNode root)
    {
        using var bytes = new MemoryStream();
        root.FileSystem.WriteFileSystem(bytes);
        return bytes.ToArray();
    }
}
