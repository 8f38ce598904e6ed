using System.Globalization;
using Gradcheck.Domain;

namespace Gradcheck.Bot.Conversation;

/// <summary>Days and times as a student reads them, in Asia/Shanghai.</summary>
internal static class ChatTime
{
    /// <summary>Such as 2008年12月3日 09:05.</summary>
    public static string Minute(DateTimeOffset instant) =>
        CampusTime.ToLocal(instant).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Such as 2008年12月8日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
