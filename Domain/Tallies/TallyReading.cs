using System.Linq.Expressions;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Tallies;

/// <summary>Counts a cohort's students by college, major, class or level; the database does the counting.</summary>
public static class TallyReading
{
    /// <summary>The tallies in the order of college and name.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cohort">The cohort.</param>
    /// <param name="by">By what to count.</param>
    /// <param name="collegeCode">Only this college; null for all.</param>
    /// <param name="today">The local day, for what is open by now.</param>
    /// <param name="cancel">Cancels the query.</param>
    public static async Task<IReadOnlyList<Tally>> ReadAsync(
        GradcheckDb db,
        Cohort cohort,
        TallyBy by,
        string? collegeCode,
        DateOnly today,
        CancellationToken cancel = default
    )
    {
        if (cohort.PurgedAt is not null)
            return await FinalTally.ReadAsync(db, cohort.Year, by, collegeCode, cancel);
        var students = db.Students.Where(s => s.CohortYear == cohort.Year);
        var colleges = db.Colleges.Where(c => c.CohortYear == cohort.Year);
        if (collegeCode is not null)
        {
            students = students.Where(s => s.CollegeCode == collegeCode);
            colleges = colleges.Where(c => c.Code == collegeCode);
        }

        var opened = await OpenedPhotoDaysAsync(db, cohort, today, cancel);
        var counted = await Count(StudentFacts.Of(db, students, opened).GroupBy(GroupOf(by))).ToListAsync(cancel);
        if (by == TallyBy.College)
        {
            // A college without a single student still has its row of zeros.
            var byCode = counted.ToDictionary(t => t.College);
            var known = await colleges.ToDictionaryAsync(c => c.Code, c => c.Name, cancel);
            counted =
            [
                .. known.Select(c =>
                    byCode.GetValueOrDefault(c.Key, new Tally { College = c.Key }) with
                    {
                        Name = c.Value,
                    }
                ),
                .. counted.Where(t => !known.ContainsKey(t.College)).Select(t => t with { Name = t.College }),
            ];
        }

        return [.. counted.OrderBy(t => t.College, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The counts of 附表4: by college, level, major and length of programme. They are the same counts
    /// as <see cref="ReadAsync"/>'s; what is open online is left out, because the form does not say it.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="cohort">The cohort.</param>
    /// <param name="collegeCode">Only this college; null for all.</param>
    /// <param name="cancel">Cancels the query.</param>
    public static async Task<IReadOnlyList<Tally>> ReadHeadcountAsync(
        GradcheckDb db,
        Cohort cohort,
        string? collegeCode,
        CancellationToken cancel = default
    )
    {
        var students = db.Students.Where(s =>
            s.CohortYear == cohort.Year && (collegeCode == null || s.CollegeCode == collegeCode)
        );
        var groups = StudentFacts
            .Of(db, students, openedDays: [])
            .GroupBy(f => new Group
            {
                College = f.CollegeCode,
                Name = f.Major,
                Level = f.EducationLevel,
                Length = f.ProgrammeLength,
            });
        return await Count(groups).ToListAsync(cancel);
    }

    private static IQueryable<Tally> Count(IQueryable<IGrouping<Group, StudentFacts>> groups) =>
        groups.Select(g => new Tally
        {
            College = g.Key.College,
            Name = g.Key.Name,
            Level = g.Key.Level,
            ProgrammeLength = g.Key.Length,
            Issued = g.Count(f => f.Origin == StudentOrigin.Issued),
            Added = g.Count(f => f.Origin == StudentOrigin.Added),
            Removed = g.Count(f => !f.Listed),
            Expected = g.Count(f => f.Listed),
            Male = g.Count(f => f.Listed && f.Sex == "男"),
            Female = g.Count(f => f.Listed && f.Sex == "女"),
            Bound = g.Count(f => f.Listed && f.Bound),
            Viewed = g.Count(f => f.Listed && f.Viewed),
            Signed = g.Count(f => f.Listed && f.SignatureFits),
            Stale = g.Count(f => f.Listed && f.HasSigned && !f.SignatureFits),
            Disputed = g.Count(f => f.Listed && f.Pending > 0),
            CorrectionsPending = g.Sum(f => f.Listed ? f.Pending : 0),
            CorrectionsAccepted = g.Sum(f => f.Listed ? f.Accepted : 0),
            CorrectionsRejected = g.Sum(f => f.Listed ? f.Rejected : 0),
            Corrected = g.Count(f => f.Listed && f.Accepted > 0),
            CorrectionsAdmission = g.Sum(f => f.Listed ? f.Admission : 0),
            CorrectionsEnrolment = g.Sum(f => f.Listed ? f.Enrolment : 0),
            Paid = g.Count(f => f.Listed && f.PaidFen > 0),
            FeeTotalFen = g.Sum(f => f.Listed ? (long)f.PaidFen : 0),
            Scheduled = g.Count(f => f.Listed && f.Scheduled),
            ChsiOpen = g.Count(f => f.Listed && f.ChsiIsOpen && !f.ChsiCorrect && !f.ChsiWrong),
            ChsiCorrect = g.Count(f => f.Listed && f.ChsiCorrect),
            ChsiWrong = g.Count(f => f.Listed && f.ChsiWrong),
            Unreachable = g.Count(f => f.Listed && f.Unreachable),
        });

    private static Expression<Func<StudentFacts, Group>> GroupOf(TallyBy by) =>
        by switch
        {
            TallyBy.College => f => new Group
            {
                College = f.CollegeCode,
                Name = "",
                Level = "",
                Length = "",
            },
            TallyBy.Major => f => new Group
            {
                College = f.CollegeCode,
                Name = f.Major,
                Level = "",
                Length = "",
            },
            TallyBy.Class => f => new Group
            {
                College = f.CollegeCode,
                Name = f.ClassName,
                Level = "",
                Length = "",
            },
            TallyBy.Level => f => new Group
            {
                College = "",
                Name = f.EducationLevel,
                Level = "",
                Length = "",
            },
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };

    private static async Task<List<DateOnly>> OpenedPhotoDaysAsync(
        GradcheckDb db,
        Cohort cohort,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var days = await db
            .PhotoSessions.Where(p => p.CohortYear == cohort.Year)
            .Select(p => p.Date)
            .Distinct()
            .ToListAsync(cancel);
        return days.FindAll(day => ChsiOpening.Of(day, cohort.Settings.Chsi, WorkCalendar.Default).Date <= today);
    }

    private sealed record Group
    {
        public string College { get; init; } = "";
        public string Name { get; init; } = "";
        public string Level { get; init; } = "";
        public string Length { get; init; } = "";
    }
}
