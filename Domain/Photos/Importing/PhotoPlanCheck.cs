using Gradcheck.Domain.Cohorts;

namespace Gradcheck.Domain.Photos.Importing;

/// <summary>Finds what cannot be true in a list of sessions, before anything is stored.</summary>
internal static class PhotoPlanCheck
{
    /// <summary>Every conflict as a sentence that names both rows.</summary>
    public static List<string> Conflicts(IReadOnlyList<PlannedSession> sessions, IReadOnlyList<College> colleges)
    {
        var conflicts = new List<string>();
        foreach (var session in sessions)
        {
            if (Find(colleges, session.College) is null)
            {
                var known = string.Join('、', colleges.Select(c => c.Name));
                conflicts.Add($"{session.Row}：没有“{session.College}”这个学院。本届的学院有：{known}。");
            }
        }

        for (var i = 0; i < sessions.Count; i++)
        {
            for (var j = i + 1; j < sessions.Count; j++)
            {
                var (one, other) = (sessions[i], sessions[j]);
                if (one.First <= other.Last && other.First <= one.Last)
                    conflicts.Add($"{one.Row}与{other.Row}：预拍摄序号重叠。");
                if (one.Place == other.Place && one.Date == other.Date && Overlap(one, other))
                    conflicts.Add($"{one.Row}与{other.Row}：{one.Place} 同一时间排了两个场次。");
            }
        }

        return conflicts;
    }

    /// <summary>The college that a plan means, by name or code.</summary>
    public static College? Find(IReadOnlyList<College> colleges, string text) =>
        colleges.FirstOrDefault(c => c.Name == text || c.Code == text);

    // Without an end a session is only known to occupy the room at its start.
    private static bool Overlap(PlannedSession one, PlannedSession other) =>
        one.Start == other.Start
        || (one.Start < other.Start && other.Start < (one.End ?? one.Start))
        || (other.Start < one.Start && one.Start < (other.End ?? other.Start));
}
