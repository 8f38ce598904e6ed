using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Photos;

/// <summary>A student says 「我知道了」 to the notice not to be away on the photo days (notice section 二.3).</summary>
public static class AcknowledgeStayInPlace
{
    /// <summary>Stores it once.</summary>
    /// <returns>Whether it was new; a refusal <c>photo-no-slot</c> when there is no published place to speak of.</returns>
    public static async Task<Result<bool>> RunAsync(WriteScope scope, long studentId)
    {
        var slot = await scope.Db.PhotoSlots.SingleOrDefaultAsync(s => s.StudentId == studentId);
        var published =
            slot is not null
            && await scope.Db.PhotoPlans.AnyAsync(p => p.CohortYear == slot.CohortYear && p.PublishedAt != null);
        if (slot is null || !published)
            return Refusal.NotFound("photo-no-slot", "现在还没有你的拍照安排，公布后会通知你。");
        if (slot.AcknowledgedAt is not null)
            return false;
        slot.AcknowledgedAt = scope.Now;
        scope.Audit("photo-notice-acknowledged", slot.CohortYear, studentId, new { number = slot.PhotoNumber });
        return true;
    }
}
