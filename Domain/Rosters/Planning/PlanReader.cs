using System.IO.Compression;
using System.Text;
using Gradcheck.Domain.Rosters.Merging;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Planning;

/// <summary>Reads a plan as <see cref="PlanWriter"/> wrote it, one student at a time.</summary>
internal sealed class PlanReader : IDisposable
{
    private readonly BinaryReader from;
    private readonly PlanText.Table texts = new();
    private readonly string[] values = new string[PlanFields.All.Length];

    private PlanReader(byte[] plan)
    {
        var packed = new DeflateStream(new MemoryStream(plan, writable: false), CompressionMode.Decompress);
        from = new BinaryReader(new BufferedStream(packed, 64 * 1024), Encoding.UTF8);
        if (from.ReadByte() != PlanWriter.Format)
            throw new InvalidDataException("The plan was written by another version; upload the roster again.");
    }

    /// <summary>The students of a plan, read while they are enumerated.</summary>
    public static IEnumerable<PlannedStudent> Read(byte[] plan)
    {
        using var reader = new PlanReader(plan);
        while (reader.from.ReadBoolean())
            yield return reader.Next();
    }

    public void Dispose() => from.Dispose();

    private PlannedStudent Next()
    {
        var kind = (PlannedKind)from.ReadByte();
        var sheet = texts.Read(from);
        var row = from.Read7BitEncodedInt();
        var id = from.Read7BitEncodedInt64();
        var version = from.Read7BitEncodedInt64();
        var before = ReadImage();
        var after = ReadImage();
        var count = from.Read7BitEncodedInt();
        var conflicts = count == 0 ? [] : new FieldConflict[count];
        for (var i = 0; i < count; i++)
        {
            var field = (StudentField)from.ReadByte();
            var issued = from.ReadBoolean() ? from.ReadString() : null;
            conflicts[i] = new FieldConflict(field, issued, from.ReadString(), from.ReadString());
        }

        count = from.Read7BitEncodedInt();
        var proposals = count == 0 ? [] : new FieldChange[count];
        for (var i = 0; i < count; i++)
            proposals[i] = new FieldChange((StudentField)from.ReadByte(), from.ReadString(), from.ReadString());
        return new PlannedStudent(kind, sheet, row, id, version, before, after, conflicts, proposals);
    }

    private StudentImage? ReadImage()
    {
        if (!from.ReadBoolean())
            return null;
        var record = ReadRecord();
        var issued =
            from.ReadBoolean() ? record
            : from.ReadBoolean() ? ReadRecord()
            : null;
        var auditFinding = texts.Read(from);
        var origin = (StudentOrigin)from.ReadByte();
        var reason = from.ReadBoolean() ? texts.Read(from) : null;
        return new StudentImage(record, issued, auditFinding, origin, reason);
    }

    private StudentRecord ReadRecord()
    {
        foreach (var field in PlanFields.All)
            values[(int)field] = PlanText.IsPersonal(field) ? from.ReadString() : texts.Read(from);
        return StudentRecord.FromValues(values);
    }
}
