using Gradcheck.Domain;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Photos;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary><c>/photo</c>: when and where, the number, what to bring, the fee, and the notice not to be away.</summary>
public sealed class PhotoDialogue : Dialogue
{
    private const string Acknowledge = "ack";
    private const string Calendar = "ics";
    private const string CheckIn = "qr";

    public override string Name => "photo";
    public override string Command => "/photo";
    public override string Description => "拍照安排";
    public override string Label => "拍照安排";

    public override async Task StartAsync(Turn turn, string argument) => Show(turn, await ReadAsync(turn));

    public override async Task PressAsync(Turn turn, string action, string argument)
    {
        if (action == Acknowledge)
        {
            var acknowledged = await AcknowledgeStayInPlace.RunAsync(turn.Scope, turn.Student.Id);
            turn.PopUp(
                acknowledged.TryGet(out var isNew, out var refusal)
                    ? isNew
                        ? "已记下，谢谢！"
                        : "你已经确认过了。"
                    : refusal.Title
            );
            await turn.Db.SaveChangesAsync();
        }

        var status = await ReadAsync(turn);
        if (action is not (Calendar or CheckIn) || !turn.Channel.Pictures)
            Show(turn, status);
        else if (status.Appointment is not { } photo)
            turn.PopUp("现在还没有你的拍照安排，公布后会通知你。");
        else if (action == Calendar)
            SendCalendar(turn, photo);
        else
            SendCheckIn(turn, photo);
    }

    private static Task<PhotoStatus> ReadAsync(Turn turn) =>
        PhotoStatus.ReadAsync(turn.Db, turn.Student, turn.Settings);

    private static void Show(Turn turn, PhotoStatus status)
    {
        if (status.Appointment is not { } photo)
        {
            turn.Show(PhotoTexts.WithoutAppointment(status, turn.Settings));
            return;
        }

        var rows = new List<IReadOnlyList<ChatButton>>();
        if (photo.AcknowledgedAt is null)
            rows.Add([turn.LastingButton("我知道了", Acknowledge)]);
        if (turn.Channel.Pictures)
            rows.Add([turn.LastingButton("加到日历", Calendar), turn.LastingButton("签到二维码", CheckIn)]);
        turn.Show(PhotoTexts.Of(status, photo), rows);
    }

    private static void SendCalendar(Turn turn, PhotoAppointment photo) =>
        turn.SendFile(
            OutgoingKind.Document,
            PhotoCalendarFile.Of(photo, turn.Student.CohortYear, turn.Now),
            "📅 点开文件即可加到手机日历，前一天晚上 8:00 会提醒你。"
        );

    private static void SendCheckIn(Turn turn, PhotoAppointment photo) =>
        turn.SendFile(
            OutgoingKind.Picture,
            CheckInQrCode.Of(PhotoAppointment.CheckInToken(turn.Student.CohortYear, photo.PhotoNumber)),
            ChatHtml.Of($"🎫 签到二维码，预拍摄序号 <b>{photo.PhotoNumber}</b>。到场时请出示，并带好身份证。")
        );
}
