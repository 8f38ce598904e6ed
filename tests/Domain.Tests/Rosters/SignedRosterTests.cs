using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

public sealed class SignedRosterTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Only_a_student_whose_signature_an_import_touched_is_told_and_told_again_of_the_undo(
        DatabaseProvider provider
    )
    {
        await using var desk = await RosterDesk.OpenAsync(provider);
        await desk.ImportAsync(desk.Roster());
        var changed = desk.Roster()[0].StudentNumber;
        var remarked = desk.Roster()[1].StudentNumber;
        await SignAsync(desk, changed);
        await SignAsync(desk, remarked);

        var roster = desk.Roster()
            .Select(r =>
                r.StudentNumber == changed ? r with { ClassName = "二班" }
                : r.StudentNumber == remarked ? r with { Remark = "专升本" }
                : r
            );
        var (import, _) = await desk.ImportAsync(roster);
        Assert.Equal(SignatureState.Stale, (await desk.StudentAsync(changed)).SignatureState);
        Assert.Equal(SignatureState.Signed, (await desk.StudentAsync(remarked)).SignatureState);
        Assert.Equal([changed], await ToldAsync(desk));

        await desk.TryUndoAsync(import);
        Assert.Equal(SignatureState.Signed, (await desk.StudentAsync(changed)).SignatureState);
        Assert.Equal([changed, changed], await ToldAsync(desk));
    }

    private static Task SignAsync(RosterDesk desk, string studentNumber) =>
        desk.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var student = await scope.Db.Students.SingleAsync(s => s.StudentNumber == studentNumber);
                student.SignedHash = student.RecordHash;
                scope.Db.Chats.Add(
                    new Chat
                    {
                        Channel = "web",
                        ExternalId = studentNumber,
                        StudentId = student.Id,
                    }
                );
                return true;
            }
        );

    private static async Task<List<string>> ToldAsync(RosterDesk desk)
    {
        await using var db = desk.Database.Factory.CreateDbContext();
        return await db.Deliveries.OrderBy(d => d.Id).Select(d => d.Recipient).ToListAsync();
    }
}
