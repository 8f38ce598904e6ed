using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Photos;

/// <summary>What publishing did.</summary>
/// <param name="PublishedAt">When the numbers were frozen.</param>
/// <param name="Told">Bound students who are told.</param>
/// <param name="Unbound">Students with a slot whom no chat reaches; the counsellor has to tell them.</param>
public sealed record PhotoPlanPublication(DateTimeOffset PublishedAt, int Told, int Unbound);

/// <summary>Publishes the photo plan: numbers are frozen and every bound student is told (product rules R6, R8).</summary>
public static class PublishPhotoPlan
{
    /// <summary>
    /// Publishes once; a second call changes nothing and tells nobody. Refuses with <c>photo-plan-missing</c>, or with
    /// <c>photo-plan-incomplete</c> naming the expected students who have no number: nobody is left out.
    /// </summary>
    public static async Task<Result<PhotoPlanPublication>> RunAsync(WriteScope scope, int cohortYear)
    {
        var plan = await scope.Db.PhotoPlans.SingleOrDefaultAsync(p => p.CohortYear == cohortYear);
        if (plan is null)
            return Refusal.Conflict("photo-plan-missing", "还没有采集安排，请先导入附表5。");
        var unplaced = await scope
            .Db.Students.Where(s =>
                s.CohortYear == cohortYear
                && s.RemovedAt == null
                && !scope.Db.PhotoSlots.Any(slot => slot.StudentId == s.Id)
            )
            .OrderBy(s => s.StudentNumber)
            .Select(s => s.StudentNumber)
            .ToListAsync();
        if (unplaced.Count > 0)
        {
            return Refusal.Conflict(
                "photo-plan-incomplete",
                $"还有 {unplaced.Count} 名预计毕业生没有预拍摄序号，不能公布。请补全后再公布。",
                data: unplaced
            );
        }

        var slots = await scope.Db.PhotoSlots.CountAsync(s => s.CohortYear == cohortYear);
        if (plan.PublishedAt is { } before)
            return new PhotoPlanPublication(before, 0, 0);

        plan.PublishedAt = scope.Now;
        plan.Version++;
        var chats = await (
            from slot in scope.Db.PhotoSlots
            join chat in scope.Db.Chats on slot.StudentId equals chat.StudentId
            where slot.CohortYear == cohortYear
            select chat
        ).ToListAsync();
        foreach (var chat in chats)
        {
            scope.Send(
                chat,
                new OutgoingMessage
                {
                    Html = "📷 图像采集安排已公布。请点「拍照安排」查看你的时间、地点和预拍摄序号，并点「我知道了」。",
                },
                DeliveryLane.Bulk
            );
        }

        scope.Audit("photo-plan-published", cohortYear, details: new { slots, told = chats.Count });
        return new PhotoPlanPublication(scope.Now, chats.Count, slots - chats.Count);
    }
}
