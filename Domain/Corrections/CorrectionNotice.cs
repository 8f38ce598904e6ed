using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Corrections;

/// <summary>Tells a student in one message what became of a correction and what to do now.</summary>
internal static class CorrectionNotice
{
    /// <summary>Sends the message for the state the correction has come to; nothing to a student who is not bound.</summary>
    public static async Task TellAsync(WriteScope scope, CorrectionCase one)
    {
        var (correction, student, _) = one;
        var chats = await scope.Db.Chats.Where(c => c.StudentId == student.Id).ToListAsync();
        if (chats.Count == 0)
            return;
        var others = await scope.Db.Corrections.CountAsync(c =>
            c.StudentId == student.Id
            && c.Id != correction.Id
            && (c.State == CorrectionState.Pending || c.State == CorrectionState.Proposed)
        );
        var html = await DescribeAsync(scope.Db, correction) + Next(student, correction, others);
        foreach (var chat in chats)
            scope.Send(chat, new OutgoingMessage { Html = html, ShowKeyboard = true }, DeliveryLane.Bulk);
    }

    private static async Task<string> DescribeAsync(GradcheckDb db, Correction correction)
    {
        var heading = correction.Field.Heading();
        var old = await SayAsync(db, correction, correction.OldValue);
        var wanted = await SayAsync(db, correction, correction.NewValue);
        var why = correction.Reason is { } reason ? ChatHtml.Of($"\n原因：{reason}") : "";
        return correction.State switch
        {
            CorrectionState.Accepted => ChatHtml.Of($"✅ <b>更正已通过</b>\n{heading}：{old} → <b>{wanted}</b>"),
            CorrectionState.Rejected => ChatHtml.Of(
                $"❌ <b>更正未通过</b>\n{heading}：{old} → {wanted}{new ChatHtml.Raw(why)}\n名单上这一项没有改动。有疑问请联系学院教务办。"
            ),
            CorrectionState.Reverted => ChatHtml.Of(
                $"↩️ <b>之前通过的更正已撤销</b>\n{heading}：{wanted} → <b>{old}</b>{new ChatHtml.Raw(why)}\n有疑问请联系学院教务办。"
            ),
            _ => throw new InvalidOperationException($"No decision: {correction.State}"),
        };
    }

    private static string Next(Student student, Correction correction, int others)
    {
        var stale = student.SignatureState == SignatureState.Stale ? "信息有改动，原来的签名已失效。" : "";
        if (others > 0)
            return ChatHtml.Of($"\n\n{stale}你还有 {others} 项更正等待审核，都有结果后再核对签名。");
        return student.SignatureState == SignatureState.Signed ? ""
            : correction.State == CorrectionState.Rejected
                ? "\n\n名单无误请点「核对签名」，逐项核对并本人签名；仍然有误可以用 /fix 重新申请。"
            : $"\n\n{stale}请点「核对签名」，逐项核对，无误后本人签名。";
    }

    private static async Task<string> SayAsync(GradcheckDb db, Correction correction, string value)
    {
        if (value.Length == 0)
            return "（空）";
        if (correction.Field != StudentField.College)
            return Masked.Value(correction.Field, value);
        return await db
                .Colleges.Where(c => c.CohortYear == correction.CohortYear && c.Code == value)
                .Select(c => c.Name)
                .SingleOrDefaultAsync()
            ?? value;
    }
}
