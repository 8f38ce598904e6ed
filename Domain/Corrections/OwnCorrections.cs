using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Corrections;

/// <summary>Reads one student's corrections.</summary>
public static class OwnCorrections
{
    /// <summary>All of them, newest first.</summary>
    public static async Task<IReadOnlyList<Correction>> ReadAsync(GradcheckDb db, long studentId) =>
        await db
            .Corrections.AsNoTracking()
            .Where(c => c.StudentId == studentId)
            .OrderByDescending(c => c.Id)
            .ToListAsync();

    /// <summary>The values asked for in corrections that wait for a decision.</summary>
    public static async Task<Dictionary<StudentField, string>> PendingValuesAsync(GradcheckDb db, long studentId)
    {
        var pending = await db
            .Corrections.AsNoTracking()
            .Where(c =>
                c.StudentId == studentId && (c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
            )
            .ToListAsync();
        return pending.ToDictionary(c => c.Field, c => c.NewValue);
    }
}
