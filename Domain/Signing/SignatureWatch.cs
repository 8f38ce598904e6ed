using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Signing;

/// <summary>
/// Tells students whose signature became stale, and only those (product rule R3). Begin it before the records are
/// changed, tell afterwards.
/// </summary>
public sealed class SignatureWatch
{
    private readonly List<Student> signed;

    private SignatureWatch(List<Student> signed) => this.signed = signed;

    /// <summary>Notes which of the students have a valid signature now.</summary>
    public static SignatureWatch Begin(params IEnumerable<Student> students) =>
        new([.. students.Where(s => s.SignatureState == SignatureState.Signed)]);

    /// <summary>Sends one message to the chat of every student whose signature was valid and is stale now.</summary>
    /// <returns>How many signatures became stale, bound or not.</returns>
    public async Task<int> TellAsync(WriteScope scope)
    {
        var stale = signed.Where(s => s.SignatureState == SignatureState.Stale && !s.IsRemoved).ToList();
        foreach (var chunk in stale.Select(s => (long?)s.Id).Chunk(500))
        {
            var chats = await scope.Db.Chats.Where(c => chunk.Contains(c.StudentId)).ToListAsync();
            foreach (var chat in chats)
                scope.Send(chat, Message, DeliveryLane.Bulk);
        }

        return stale.Count;
    }

    /// <summary>What a student is told whose signature became stale, whatever changed the record.</summary>
    internal static OutgoingMessage Message { get; } =
        new()
        {
            Html = "你签名确认过的信息有改动，原来的签名已失效。请点「核对签名」查看改动，核对无误后重新签名。",
            ShowKeyboard = true,
        };
}
