using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Tallies;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Forms;

/// <summary>
/// What forms are made from: a cohort, or one college of it. Each kind of rows is read once, when the first form needs
/// it, so that the forms of a whole university take no more queries than those of one college.
/// </summary>
public sealed class FormData
{
    private readonly GradcheckDb db;
    private readonly string? collegeCode;
    private readonly CancellationToken cancel;
    private readonly Dictionary<string, string> collegeNames;
    private IReadOnlyList<Student>? students;
    private ILookup<long, StatusChange>? statusChanges;
    private ILookup<long, Correction>? corrections;
    private ILookup<long, FeePayment>? payments;
    private IReadOnlyDictionary<long, ChsiCheck>? chsiErrors;
    private IReadOnlyDictionary<long, PhotoPlace>? places;

    private FormData(
        GradcheckDb db,
        Cohort cohort,
        IReadOnlyList<College> colleges,
        string? collegeCode,
        DateOnly today,
        CancellationToken cancel
    )
    {
        this.db = db;
        this.collegeCode = collegeCode;
        this.cancel = cancel;
        Cohort = cohort;
        Colleges = colleges;
        Today = today;
        collegeNames = colleges.ToDictionary(college => college.Code, college => college.Name);
    }

    public Cohort Cohort { get; }

    /// <summary>The colleges in the order of their codes; only the one when the data are of one college.</summary>
    public IReadOnlyList<College> Colleges { get; }

    /// <summary>The local day.</summary>
    public DateOnly Today { get; }

    /// <summary>Opens the data of a cohort.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cohort">The cohort.</param>
    /// <param name="collegeCode">Only this college, also for all that is read later; null for all.</param>
    /// <param name="today">The local day.</param>
    /// <param name="cancel">Cancels the reading.</param>
    public static async Task<FormData> OpenAsync(
        GradcheckDb db,
        Cohort cohort,
        string? collegeCode,
        DateOnly today,
        CancellationToken cancel = default
    )
    {
        var colleges = await db
            .Colleges.AsNoTracking()
            .Where(c => c.CohortYear == cohort.Year && (collegeCode == null || c.Code == collegeCode))
            .ToListAsync(cancel);
        colleges.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        return new FormData(db, cohort, colleges, collegeCode, today, cancel);
    }

    /// <summary>The college's name; its code when the college is not known.</summary>
    public string CollegeName(string code) => collegeNames.GetValueOrDefault(code, code);

    /// <summary>Everybody who ever was on the list, by college, major, class and student number.</summary>
    public async Task<IReadOnlyList<Student>> StudentsAsync(College? unit)
    {
        students ??=
        [
            .. (await Students().ToListAsync(cancel))
                .OrderBy(s => s.CollegeCode, StringComparer.Ordinal)
                .ThenBy(s => s.Major, StringComparer.Ordinal)
                .ThenBy(s => s.ClassName, StringComparer.Ordinal)
                .ThenBy(s => s.StudentNumber, StringComparer.Ordinal),
        ];
        return unit is null ? students : [.. students.Where(s => s.CollegeCode == unit.Code)];
    }

    /// <summary>学籍异动 by student, oldest first.</summary>
    public async Task<ILookup<long, StatusChange>> StatusChangesAsync() =>
        statusChanges ??= (
            await db
                .StatusChanges.AsNoTracking()
                .Where(c => Students().Any(s => s.Id == c.StudentId))
                .OrderBy(c => c.Id)
                .ToListAsync(cancel)
        ).ToLookup(c => c.StudentId);

    /// <summary>Accepted corrections by student, oldest first.</summary>
    public async Task<ILookup<long, Correction>> AcceptedCorrectionsAsync() =>
        corrections ??= (
            await db
                .Corrections.AsNoTracking()
                .Where(c => c.State == CorrectionState.Accepted && Students().Any(s => s.Id == c.StudentId))
                .OrderBy(c => c.Id)
                .ToListAsync(cancel)
        ).ToLookup(c => c.StudentId);

    /// <summary>Reports of errors on CHSI by student.</summary>
    public async Task<IReadOnlyDictionary<long, ChsiCheck>> ChsiErrorsAsync() =>
        chsiErrors ??= await db
            .ChsiChecks.AsNoTracking()
            .Where(c => c.Result == ChsiResult.Wrong && Students().Any(s => s.Id == c.StudentId))
            .ToDictionaryAsync(c => c.StudentId, cancel);

    /// <summary>Payments of the photo fee by student.</summary>
    public async Task<ILookup<long, FeePayment>> PaymentsAsync() =>
        payments ??= (
            await db
                .FeePayments.AsNoTracking()
                .Where(p => Students().Any(s => s.Id == p.StudentId))
                .OrderBy(p => p.Id)
                .ToListAsync(cancel)
        ).ToLookup(p => p.StudentId);

    /// <summary>The sessions of the photo plan in the order of their numbers.</summary>
    public Task<List<PhotoSession>> SessionsAsync(College? unit) =>
        db
            .PhotoSessions.AsNoTracking()
            .Where(p => p.CohortYear == Cohort.Year && (collegeCode == null || p.CollegeCode == collegeCode))
            .Where(p => unit == null || p.CollegeCode == unit.Code)
            .OrderBy(p => p.FirstNumber)
            .ToListAsync(cancel);

    /// <summary>The place in the photo plan of each student on the list.</summary>
    public async Task<IReadOnlyDictionary<long, PhotoPlace>> PhotoPlacesAsync() =>
        places ??= await db
            .PhotoSlots.Where(slot => Students().Any(s => s.Id == slot.StudentId && s.RemovedAt == null))
            .Join(db.PhotoSessions, slot => slot.SessionId, p => p.Id, (slot, p) => new { Slot = slot, p.Date })
            .AsNoTracking()
            .ToDictionaryAsync(p => p.Slot.StudentId, p => new PhotoPlace(p.Slot, p.Date), cancel);

    /// <summary>The counts of 附表4.</summary>
    public Task<IReadOnlyList<Tally>> HeadcountAsync(College? unit) =>
        TallyReading.ReadHeadcountAsync(db, Cohort, unit?.Code ?? collegeCode, cancel);

    private IQueryable<Student> Students() =>
        db
            .Students.AsNoTracking()
            .Where(s => s.CohortYear == Cohort.Year && (collegeCode == null || s.CollegeCode == collegeCode));
}

/// <summary>A student's place in the photo plan and its day.</summary>
public sealed record PhotoPlace(PhotoSlot Slot, DateOnly Date);
