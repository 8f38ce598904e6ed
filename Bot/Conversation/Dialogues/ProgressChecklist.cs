using Gradcheck.Domain;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>The lines of <c>/progress</c> and the one thing to do next.</summary>
internal sealed class ProgressChecklist(
    Student student,
    CohortSettings settings,
    DateOnly today,
    int pendingCorrections,
    int acceptedCorrections,
    PhotoStatus photo,
    ChsiStatus chsi
)
{
    public string ToHtml() =>
        ChatHtml.Of(
            $"""
            📋 <b>我的进度</b>
            ✅ 绑定
            {Signature()}
            {Corrections()}
            {Fee()}
            {Photo()}
            {Chsi()}

            👉 <b>下一步：</b>{Next()}
            """
        );

    private string Signature() =>
        student.SignatureState switch
        {
            SignatureState.Signed => "✅ 签名",
            SignatureState.Stale => $"⚠️ 签名：信息有变动，要重新签{By(settings.SigningDeadline)}",
            _ => $"⬜ 签名{By(settings.SigningDeadline)}",
        };

    private string Corrections() =>
        pendingCorrections > 0 ? $"⏳ 更正：{pendingCorrections} 项等待审核{By(settings.SigningDeadline)}"
        : acceptedCorrections > 0 ? $"✅ 更正：{acceptedCorrections} 项已更正"
        : $"➖ 更正：没有申请{(settings.SigningDeadline >= today ? By(settings.SigningDeadline) : "")}";

    private string Fee() =>
        photo switch
        {
            { FeeFen: <= 0 } => "➖ 缴费：不收费",
            { IsPaid: true } => $"✅ 缴费：{Yuan.Of(photo.FeeFen)}",
            _ => $"⬜ 缴费：还差 {Yuan.Of(photo.FeeFen - photo.PaidFen)}{By(settings.MaterialsDeadline)}",
        };

    private string Photo() =>
        photo.Appointment is not { } place ? "⬜ 拍照：安排还没有公布"
        : place.Date < today ? $"📷 拍照：{ChineseDate.Of(place.Date)}（拍摄日已过）"
        : $"⬜ 拍照：{ChineseDate.Of(place.Date, place.OwnTime ?? place.CollegeStart)}，{place.Place}";

    private string Chsi() =>
        (chsi.Check?.Result, chsi.Opening) switch
        {
            (ChsiResult.Correct, _) => "✅ 学信网：信息无误",
            (ChsiResult.Wrong, _) => $"⚠️ 学信网：信息有误，到学院登记{By(settings.Chsi.OfficeDeadline)}",
            (_, { } opening) when opening.Date <= today => $"⬜ 学信网：已开放{By(settings.Chsi.OfficeDeadline)}",
            (_, { } opening) =>
                $"🔒 学信网：{ChineseDate.Of(opening.Date)}起开放{(opening.Provisional ? "（暂定）" : "")}{By(settings.Chsi.OfficeDeadline)}",
            _ => $"🔒 学信网：拍照后第 {settings.Chsi.WorkingDays} 个工作日开放{By(settings.Chsi.OfficeDeadline)}",
        };

    private string Next()
    {
        // What can be done only once and soon closes goes before what is merely late.
        if (chsi.Check is { Result: ChsiResult.Wrong })
            return $"到学院教务办登记学信网上的错误{By(settings.Chsi.OfficeDeadline)}。";
        if (chsi.Check is null && chsi.IsOpenOn(today))
            return "点「学信网校对」，先演练，再本人到学信网校对。";
        if (student.SignatureState != SignatureState.Signed)
        {
            return pendingCorrections > 0
                ? "等学院审核你的更正，审核后再核对签名。"
                : "点「核对签名」，逐项核对并本人签名；有错就用 /fix 更正。";
        }

        if (!photo.IsPaid)
            return "把采集费交给学院。";
        if (photo.Appointment is not { } place)
            return "等拍照安排公布，公布后我会通知你，请先不要安排外出。";
        if (place.Date >= today)
        {
            return place.AcknowledgedAt is null
                ? "点「拍照安排」看时间地点，并点「我知道了」。"
                : "按时到场拍照，带身份证，注意着装。";
        }

        return chsi.Check is null ? "等学信网校对开放，到时我会提醒你。" : "全部完成，祝毕业顺利！🎓";
    }

    private string By(DateOnly? deadline) =>
        deadline is not { } day ? ""
        : day < today ? $"（已过截止日 {ChineseDate.Of(day)}，请尽快）"
        : $"（截止 {ChineseDate.Of(day)}）";
}
