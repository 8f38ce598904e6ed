using System.Text;
using Gradcheck.Domain;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Photos;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>The photo appointment as a calendar file, with an alarm at 20:00 the evening before.</summary>
internal static class PhotoCalendarFile
{
    private static readonly TimeOnly Alarm = new(20, 0);
    private static readonly TimeSpan UnknownLength = TimeSpan.FromHours(1);

    public static ChatFile Of(PhotoAppointment photo, int cohortYear, DateTimeOffset now)
    {
        var begins = photo.Date.ToDateTime(photo.OwnTime ?? photo.CollegeStart);
        var ends =
            photo.End is { } end && photo.Date.ToDateTime(end) > begins
                ? photo.Date.ToDateTime(end)
                : begins + UnknownLength;
        var appointment = new CalendarEvent
        {
            // The same appointment keeps its id, so a changed plan replaces it instead of adding a second one.
            Uid = $"{PhotoAppointment.CheckInToken(cohortYear, photo.PhotoNumber)}@gradcheck",
            Sequence = (int)Math.Min(photo.PlanVersion, int.MaxValue),
            DtStamp = new CalDateTime(now.UtcDateTime),
            Summary = $"毕业生图像采集（预拍摄序号 {photo.PhotoNumber}）",
            Location = photo.Place,
            Description =
                $"学院 {ChineseDate.Of(photo.CollegeStart)}开始，严格按预拍摄序号排队。请带身份证，注意着装要求。",
            Start = new CalDateTime(begins, CampusTime.Zone.Id),
            End = new CalDateTime(ends, CampusTime.Zone.Id),
        };
        var before = begins - photo.Date.AddDays(-1).ToDateTime(Alarm);
        appointment.Alarms.Add(
            new Alarm
            {
                Action = AlarmAction.Display,
                Description = "明天拍毕业照：带身份证，浅色衣服，按时到场",
                Trigger = new Trigger(Duration.FromTimeSpanExact(-before)),
            }
        );

        var calendar = new Calendar { Method = "PUBLISH", ProductId = "-//Gradcheck//Photo//ZH" };
        calendar.AddTimeZone(Zone());
        calendar.Events.Add(appointment);
        var text = new CalendarSerializer().SerializeToString(calendar)!;
        return new ChatFile("photo.ics", "text/calendar; charset=utf-8", Encoding.UTF8.GetBytes(text));
    }

    // Written out, so that a phone needs no zone database to show the right hour.
    private static VTimeZone Zone()
    {
        var zone = new VTimeZone(CampusTime.Zone.Id);
        zone.TimeZoneInfos.Add(
            new VTimeZoneInfo
            {
                Name = "STANDARD",
                TimeZoneName = "CST",
                Start = new CalDateTime(1992, 1, 1, 0, 0, 0),
                OffsetFrom = new UtcOffset("+0800"),
                OffsetTo = new UtcOffset("+0800"),
            }
        );
        return zone;
    }
}
