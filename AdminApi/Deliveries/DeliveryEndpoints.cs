using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.AdminApi.Students;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Deliveries;

/// <summary><c>/api/cohorts/{year}/deliveries</c>: who was reached, when, and why not. Never what was said.</summary>
internal static class DeliveryEndpoints
{
    private static readonly Keyset<DeliveryView, long> ById = new("deliveries", delivery => delivery.Id);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/cohorts/{year:int}/deliveries", ListAsync)
            .WithTags("通知")
            .WithSummary("发送情况，可按状态和学院筛选（只含已绑定的学生）");

    private static async Task<Answer<Page<DeliveryView>>> ListAsync(
        int year,
        Choice<DeliveryState>? state,
        string? college,
        [AsParameters] PageRequest page,
        ApiCaller caller,
        GradcheckDb db,
        CancellationToken cancel
    )
    {
        if (await StudentReading.RefuseUnknownAsync(db, caller, year, college, cancel) is { } unknown)
            return unknown;
        var students = caller.Visible(db.Students).Where(s => s.CohortYear == year);
        if (college is not null)
            students = students.Where(s => s.CollegeCode == college);
        var wanted = state?.Value;
        var rows =
            from delivery in db.Deliveries.AsNoTracking()
            where wanted == null || delivery.State == wanted
            join chat in db.Chats on delivery.ChatId equals chat.Id
            join student in students on chat.StudentId equals student.Id
            select new DeliveryView
            {
                Id = delivery.Id,
                StudentNumber = student.StudentNumber,
                College = student.CollegeCode,
                Channel = delivery.Channel,
                Lane = delivery.Lane,
                State = delivery.State,
                Attempts = delivery.Attempts,
                CreatedAt = delivery.CreatedAt,
                NotBefore = delivery.NotBefore,
                SentAt = delivery.SentAt,
                Error = delivery.Error,
            };
        return await ById.ReadRowsAsync(rows, page, cancel);
    }
}

/// <summary>One message to one student, without its text.</summary>
public sealed record DeliveryView
{
    public required long Id { get; init; }
    public required string StudentNumber { get; init; }
    public required string College { get; init; }
    public required string Channel { get; init; }
    public required DeliveryLane Lane { get; init; }
    public required DeliveryState State { get; init; }
    public required int Attempts { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset NotBefore { get; init; }
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>Why it was not sent, in the channel's words.</summary>
    public required string? Error { get; init; }
}
