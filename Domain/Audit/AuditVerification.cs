using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Audit;

/// <summary>Walks the audit log and finds the first line that is not as the system wrote it.</summary>
public static class AuditVerification
{
    /// <summary>Walks the whole log.</summary>
    /// <param name="db">The database; what its open transaction has changed counts.</param>
    /// <param name="anchor">Taken from this log earlier and kept elsewhere; the log must still contain it.</param>
    /// <param name="cancel">Cancels the walk.</param>
    public static Task<AuditVerdict> RunAsync(
        GradcheckDb db,
        AuditAnchor? anchor = null,
        CancellationToken cancel = default
    ) => WalkAsync(db, trusted: null, anchor, cancel);

    /// <summary>Walks the last lines only, and trusts the one before them.</summary>
    public static async Task<AuditVerdict> TailAsync(GradcheckDb db, int lines, CancellationToken cancel = default)
    {
        var last = await db.AuditEntries.MaxAsync(entry => (long?)entry.Id, cancel) ?? 0;
        return await WalkAsync(db, last > lines ? last - lines : null, anchor: null, cancel);
    }

    private static async Task<AuditVerdict> WalkAsync(
        GradcheckDb db,
        long? trusted,
        AuditAnchor? anchor,
        CancellationToken cancel
    )
    {
        var chain = AuditChain.Of(db);
        var next = trusted ?? 1;
        var count = 0L;
        var previous = AuditChain.Beginning;
        AuditFault? fault = null;
        AuditLine? stray = null;
        await foreach (var line in AuditLog.ReadAsync(db, trusted ?? long.MinValue, cancel))
        {
            if (line.Id != next)
                fault = AuditFault.Gap(next, line.Id);
            else if (line.Id != trusted && !line.Follows(chain, previous))
                stray = line;
            else if (anchor?.Id == line.Id && !anchor.Names(line.Hash))
                fault = AuditFault.NotTheAnchored(anchor);
            if (fault is not null || stray is not null)
                break;
            previous = line.Hash;
            next++;
            count++;
        }

        if (stray is not null)
        {
            fault = await FindOriginAsync(db, chain, stray, cancel) is { } origin
                ? AuditFault.Moved(stray.Id, origin)
                : AuditFault.Changed(stray.Id);
        }
        else if (fault is null && anchor?.Id >= next)
            fault = AuditFault.CutOff(next - 1, anchor);

        return new AuditVerdict(count, count == 0 ? null : AuditAnchor.Of(next - 1, previous), fault);
    }

    /// <summary>
    /// Where a line that does not fit was written: the later position whose neighbours still say so. Two lines that
    /// were exchanged are told from one that was altered.
    /// </summary>
    private static async Task<long?> FindOriginAsync(
        GradcheckDb db,
        AuditChain chain,
        AuditLine stray,
        CancellationToken cancel
    )
    {
        var before = stray.Hash;
        await foreach (var line in AuditLog.ReadAsync(db, stray.Id + 1, cancel))
        {
            var there = stray.At(line.Id);
            // Of two exchanged neighbours, the second now carries the hash of the first.
            if (there.Follows(chain, before) || there.Follows(chain, line.Hash))
                return line.Id;
            before = line.Hash;
        }

        return null;
    }
}
