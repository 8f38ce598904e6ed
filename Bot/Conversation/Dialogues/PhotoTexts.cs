using Gradcheck.Domain;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Photos;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>What <c>/photo</c> says.</summary>
internal static class PhotoTexts
{
    public static string WithoutAppointment(PhotoStatus status, CohortSettings cohort) =>
        status.IsPublished
            ? ChatHtml.Of(
                $"📷 拍照安排已经公布，但里面还没有你的预拍摄序号。请尽快联系学院教务办，或学籍管理科：{cohort.Phone}\n\n{Fee(status)}"
            )
            : ChatHtml.Of(
                $"📷 拍照安排还没有公布。公布后我会马上把时间、地点和预拍摄序号发给你，请先不要安排外出。\n\n{Fee(status)}"
            );

    public static string Of(PhotoStatus status, PhotoAppointment photo)
    {
        var own = photo.OwnTime is { } time
            ? ChatHtml.Of($"\n⏰ 轮到你大约：<b>{ChineseDate.Of(time)}</b>（预计，请提前到场排队）")
            : "";
        var notice = photo.AcknowledgedAt is { } at
            ? ChatHtml.Of($"✅ 你已确认（{ChineseDate.Of(at)}）")
            : "看到请点「我知道了」。";
        var text = ChatHtml.Of(
            $"""
            📷 <b>你的拍照安排</b>
            📅 {ChineseDate.WithWeekday(photo.Date)}
            🕘 学院开始：{ChineseDate.Of(photo.CollegeStart)}{new ChatHtml.Raw(own)}
            📍 {photo.Place}
            🔢 预拍摄序号：<b>{photo.PhotoNumber}</b>（严格按序号排队，不会再变）
            🪪 请带：<b>身份证</b>
            💰 {Fee(status)}

            ❗ {ChineseDate.Span(
                photo.FirstDay,
                photo.LastDay
            )}请留在学校，不要外出，以免影响图像采集和毕业证、学位证的发放。
            """
        );
        return $"{text}\n{notice}\n\n怎么穿请看「着装要求」。";
    }

    /// <summary>The fee and whether it has been paid.</summary>
    public static string Fee(PhotoStatus status) =>
        status switch
        {
            { FeeFen: <= 0 } => "采集费：不收费",
            { IsPaid: true } => $"采集费：{Yuan.Of(status.FeeFen)}，✅ 已缴",
            { PaidFen: > 0 } =>
                $"采集费：{Yuan.Of(status.FeeFen)}，已缴 {Yuan.Of(status.PaidFen)}，还差 {Yuan.Of(status.FeeFen - status.PaidFen)}，请交给学院",
            _ => $"采集费：{Yuan.Of(status.FeeFen)}，⬜ 未缴，请交给学院（由学院统一收取）",
        };
}
