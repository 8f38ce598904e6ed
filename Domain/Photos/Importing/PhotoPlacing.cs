using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Photos.Importing;

/// <summary>Gives the expected students of a cohort their 预拍摄序号 within the sessions of the draft plan.</summary>
internal sealed class PhotoPlacing
{
    private readonly WriteScope scope;
    private readonly int cohortYear;
    private readonly List<PhotoSession> sessions;
    private readonly Dictionary<long, PhotoSlot> slots;

    private PhotoPlacing(
        WriteScope scope,
        int cohortYear,
        List<PhotoSession> sessions,
        Dictionary<string, Student> students,
        Dictionary<long, PhotoSlot> slots
    )
    {
        this.scope = scope;
        this.cohortYear = cohortYear;
        this.sessions = sessions;
        this.slots = slots;
        Students = students;
    }

    /// <summary>The expected students by student number.</summary>
    public IReadOnlyDictionary<string, Student> Students { get; }

    public int Numbered => slots.Count;

    /// <summary>Student numbers of those who have no number.</summary>
    public IReadOnlyList<string> Unplaced =>
        [
            .. Students
                .Values.Where(s => !slots.ContainsKey(s.Id))
                .Select(s => s.StudentNumber)
                .Order(StringComparer.Ordinal),
        ];

    public static async Task<PhotoPlacing> LoadAsync(WriteScope scope, int cohortYear)
    {
        var sessions = await scope
            .Db.PhotoSessions.Where(s => s.CohortYear == cohortYear)
            .OrderBy(s => s.FirstNumber)
            .ToListAsync();
        var students = await scope
            .Db.Students.AsNoTracking()
            .Where(s => s.CohortYear == cohortYear && s.RemovedAt == null)
            .ToDictionaryAsync(s => s.StudentNumber);
        var slots = await scope
            .Db.PhotoSlots.Where(s => s.CohortYear == cohortYear)
            .ToDictionaryAsync(s => s.StudentId);
        return new PhotoPlacing(scope, cohortYear, sessions, students, slots);
    }

    /// <summary>Takes the numbers as the 名单 has them.</summary>
    public void PlaceAsListed(IReadOnlyList<ListedNumber> numbers, List<string> conflicts)
    {
        var rowOfNumber = new Dictionary<int, string>();
        var rowOfStudent = new Dictionary<string, string>();
        foreach (var listed in numbers)
        {
            var session = sessions.Find(s => s.FirstNumber <= listed.PhotoNumber && listed.PhotoNumber <= s.LastNumber);
            if (!rowOfNumber.TryAdd(listed.PhotoNumber, listed.Row))
                conflicts.Add(
                    $"{rowOfNumber[listed.PhotoNumber]}与{listed.Row}：预拍摄序号 {listed.PhotoNumber} 用了两次。"
                );
            else if (!rowOfStudent.TryAdd(listed.StudentNumber, listed.Row))
                conflicts.Add(
                    $"{rowOfStudent[listed.StudentNumber]}与{listed.Row}：学号 {listed.StudentNumber} 出现了两次。"
                );
            else if (!Students.TryGetValue(listed.StudentNumber, out var student))
                conflicts.Add($"{listed.Row}：学号 {listed.StudentNumber} 不在本届预计毕业生名单中。");
            else if (session is null)
                conflicts.Add($"{listed.Row}：预拍摄序号 {listed.PhotoNumber} 不在附表5 的任何场次内。请先导入附表5。");
            else if (session.CollegeCode != student.CollegeCode)
                conflicts.Add($"{listed.Row}：预拍摄序号 {listed.PhotoNumber} 属于另一个学院的场次。");
            else
                Place(student, session, listed.PhotoNumber);
        }
    }

    /// <summary>Numbers every college's students by class and student number through the college's ranges (rule R8).</summary>
    public void PlaceInOrder(List<string> conflicts)
    {
        foreach (var college in Students.Values.GroupBy(s => s.CollegeCode))
        {
            var own = sessions.Where(s => s.CollegeCode == college.Key).ToList();
            var places = own.SelectMany(s =>
                    Enumerable.Range(s.FirstNumber, s.LastNumber - s.FirstNumber + 1).Select(n => (s, n))
                )
                .ToList();
            var inOrder = college
                .OrderBy(s => s.Major, StringComparer.Ordinal)
                .ThenBy(s => s.ClassName, StringComparer.Ordinal)
                .ThenBy(s => s.StudentNumber, StringComparer.Ordinal)
                .ToList();
            if (places.Count < inOrder.Count)
            {
                conflicts.Add(
                    $"学院 {college.Key}：预拍摄序号只有 {places.Count} 个，应拍 {inOrder.Count} 人，还差 {inOrder.Count - places.Count} 个。"
                );
                continue;
            }

            for (var i = 0; i < inOrder.Count; i++)
                Place(inOrder[i], places[i].s, places[i].n);
        }
    }

    private void Place(Student student, PhotoSession session, int photoNumber)
    {
        if (!slots.TryGetValue(student.Id, out var slot))
        {
            slot = new PhotoSlot { StudentId = student.Id, CohortYear = cohortYear };
            slots[student.Id] = slot;
            scope.Db.PhotoSlots.Add(slot);
        }

        slot.SessionId = session.Id;
        slot.PhotoNumber = photoNumber;
        slot.EstimatedTime = Estimate(session, photoNumber);
    }

    /// <summary>The session's time shared evenly among its numbers; unknown when the plan names no end.</summary>
    private static TimeOnly? Estimate(PhotoSession session, int photoNumber)
    {
        if (session.End is not { } end)
            return null;
        var seconds = (end - session.Start).TotalSeconds / (session.LastNumber - session.FirstNumber + 1);
        return session.Start.Add(TimeSpan.FromSeconds(Math.Floor(seconds * (photoNumber - session.FirstNumber))));
    }
}
