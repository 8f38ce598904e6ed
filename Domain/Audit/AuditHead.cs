using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Audit;

/// <summary>The last line of the audit log.</summary>
/// <param name="Id">Its position; 0 while the log is empty.</param>
/// <param name="At">When it was written.</param>
/// <param name="Hash">Its hash; <see cref="AuditChain.Beginning"/> while the log is empty.</param>
public readonly record struct AuditHead(long Id, DateTimeOffset At, byte[] Hash)
{
    /// <summary>What to write down elsewhere; null while the log is empty.</summary>
    public AuditAnchor? Anchor => Id == 0 ? null : AuditAnchor.Of(Id, Hash);

    public static async Task<AuditHead> ReadAsync(GradcheckDb db, CancellationToken cancel = default)
    {
        var last = await db
            .AuditEntries.AsNoTracking()
            .OrderByDescending(entry => entry.Id)
            .Select(entry => new
            {
                entry.Id,
                entry.At,
                entry.Hash,
            })
            .FirstOrDefaultAsync(cancel);
        return last is null ? new(0, default, AuditChain.Beginning) : new(last.Id, last.At, last.Hash);
    }
}
