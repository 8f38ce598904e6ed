using Gradcheck.Domain;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Photos;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/progress</c>: what is done, what is not, by when, and what comes next.</summary>
public sealed class ProgressDialogue : Dialogue
{
    public override string Name => "progress";
    public override string Command => "/progress";
    public override string Description => "我的进度";
    public override string Label => "我的进度";

    public override async Task StartAsync(Turn turn, string argument)
    {
        var student = turn.Student;
        var corrections = await turn
            .Db.Corrections.Where(c => c.StudentId == student.Id)
            .Select(c => c.State)
            .ToListAsync();
        var checklist = new ProgressChecklist(
            student,
            turn.Settings,
            CampusTime.DateOf(turn.Now),
            corrections.Count(state => state is CorrectionState.Pending or CorrectionState.Proposed),
            corrections.Count(state => state == CorrectionState.Accepted),
            await PhotoStatus.ReadAsync(turn.Db, student, turn.Settings),
            await ChsiStatus.ReadAsync(turn.Db, student, turn.Settings)
        );
        turn.SayWithKeyboard(checklist.ToHtml());
    }
}
