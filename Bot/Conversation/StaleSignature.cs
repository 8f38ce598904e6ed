using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation;

/// <summary>Tells a student what changed since the signature, so that signing again is no riddle.</summary>
internal static class StaleSignature
{
    /// <summary>The changed fields, old and new, one line each; empty when the signature is not stale.</summary>
    public static async Task<ChatHtml.Raw> DescribeAsync(Turn turn)
    {
        var lines = new List<string>();
        foreach (var change in await SignedChanges.FindAsync(turn.Db, turn.Student))
        {
            if (change.Field == StudentField.IdNumber)
            {
                // Both numbers may look the same when masked.
                lines.Add("• 身份证号：已变动");
                continue;
            }

            var signed = await ShowAsync(turn, change.Field, change.Signed);
            var now = await ShowAsync(turn, change.Field, change.Now);
            lines.Add(ChatHtml.Of($"• {change.Field.Heading()}：{signed} → {now}"));
        }

        return new ChatHtml.Raw(string.Join('\n', lines));
    }

    private static async Task<string> ShowAsync(Turn turn, StudentField field, string value) =>
        field == StudentField.College
            ? await RecordText.CollegeNameAsync(turn.Db, turn.Student, value)
            : RecordText.Value(field, value);
}
