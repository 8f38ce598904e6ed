using System.IO.Compression;
using System.Text;
using Gradcheck.Domain.Rosters.Merging;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Planning;

/// <summary>Writes a plan, student by student, compressed; see <see cref="PlanReader"/>.</summary>
internal sealed class PlanWriter : IDisposable
{
    public const byte Format = 2;
    private readonly MemoryStream bytes = new();
    private readonly BinaryWriter to;
    private readonly PlanText.Table texts = new();

    public PlanWriter()
    {
        var packed = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true);
        to = new BinaryWriter(new BufferedStream(packed, 64 * 1024), Encoding.UTF8);
        to.Write(Format);
    }

    public void Write(PlannedStudent planned)
    {
        to.Write(true);
        to.Write((byte)planned.Kind);
        texts.Write(to, planned.Sheet);
        to.Write7BitEncodedInt(planned.Row);
        to.Write7BitEncodedInt64(planned.StudentId);
        to.Write7BitEncodedInt64(planned.Version);
        Write(planned.Before);
        Write(planned.After);
        to.Write7BitEncodedInt(planned.Conflicts.Count);
        foreach (var conflict in planned.Conflicts)
        {
            to.Write((byte)conflict.Field);
            to.Write(conflict.Issued is not null);
            if (conflict.Issued is not null)
                to.Write(conflict.Issued);
            to.Write(conflict.Current);
            to.Write(conflict.Uploaded);
        }

        to.Write7BitEncodedInt(planned.Proposals.Count);
        foreach (var proposal in planned.Proposals)
        {
            to.Write((byte)proposal.Field);
            to.Write(proposal.Old ?? "");
            to.Write(proposal.New);
        }
    }

    /// <summary>Ends the plan.</summary>
    public byte[] ToArray()
    {
        to.Write(false);
        to.Dispose();
        return bytes.ToArray();
    }

    public void Dispose() => to.Dispose();

    private void Write(StudentImage? image)
    {
        to.Write(image is not null);
        if (image is null)
            return;
        Write(image.Record);
        var isRecord = image.Issued is not null && image.Issued == image.Record;
        to.Write(isRecord);
        if (!isRecord)
        {
            to.Write(image.Issued is not null);
            if (image.Issued is not null)
                Write(image.Issued);
        }

        texts.Write(to, image.AuditFinding);
        to.Write((byte)image.Origin);
        to.Write(image.AdditionReason is not null);
        if (image.AdditionReason is not null)
            texts.Write(to, image.AdditionReason);
    }

    private void Write(StudentRecord record)
    {
        foreach (var field in PlanFields.All)
        {
            if (PlanText.IsPersonal(field))
                to.Write(record[field]);
            else
                texts.Write(to, record[field]);
        }
    }
}

/// <summary>The fields in the order in which plans hold them.</summary>
internal static class PlanFields
{
    public static readonly StudentField[] All = [.. StudentFields.All];
}
