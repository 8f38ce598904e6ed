using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing;
using Gradcheck.Testing.Rosters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Gradcheck.Domain.Tests.Rosters;

/// <summary>A cohort with colleges and an office that uploads rosters to it.</summary>
internal sealed class RosterDesk : IAsyncDisposable
{
    public const int Year = 2009;

    private RosterDesk(TestDatabase database, SyntheticCohort cohort)
    {
        Database = database;
        Cohort = cohort;
        Writer = new Writer(database.Factory, Clock, new OutboxSignal());
        Previews = new PreviewRoster(database.Factory, Writer);
    }

    public TestDatabase Database { get; }
    public SyntheticCohort Cohort { get; }
    public Writer Writer { get; }
    public PreviewRoster Previews { get; }
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2008, 12, 3, 9, 0, 0, TimeSpan.FromHours(8)));

    public static async Task<RosterDesk> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, int size = 60)
    {
        var desk = new RosterDesk(
            await TestDatabase.CreateAsync(provider),
            SyntheticCohort.Create(Year, size, new Random(7))
        );
        await desk.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                scope.Db.Cohorts.Add(new Cohort { Year = Year, CreatedAt = scope.Now });
                await scope.Db.SaveChangesAsync();
                scope.Db.Colleges.AddRange(desk.Cohort.Colleges);
                return true;
            }
        );
        return desk;
    }

    /// <summary>The cohort's records as an office's roster holds them, for the students of one college or of all.</summary>
    public IReadOnlyList<StudentRecord> Roster(string? college = null) =>
        [.. Cohort.ForRoster().Where((_, i) => college is null || Cohort.Students[i].College == college)];

    public static RosterFile File(IEnumerable<StudentRecord> roster, RosterFormat format = RosterFormat.Xlsx) =>
        RosterFile.Create(format, RosterSheet.Of(roster));

    public Task<Result<RosterImport>> TryPreviewAsync(
        RosterFile file,
        RosterPurpose purpose = RosterPurpose.Issue,
        string? college = null,
        string? mapping = null
    ) =>
        Previews.RunAsync(
            "key:TEST",
            new RosterIntent(Year, purpose, college),
            new RosterUpload(file.FileName, file.Content),
            ColumnMapping.Parse(mapping).Value
        );

    public async Task<(RosterImport Import, RosterSummary Summary)> PreviewAsync(
        RosterFile file,
        RosterPurpose purpose = RosterPurpose.Issue,
        string? college = null
    )
    {
        var import = (await TryPreviewAsync(file, purpose, college)).Value;
        return (import, RosterImports.SummaryOf(import));
    }

    public Task<Result<RosterImport>> TryApplyAsync(RosterImport import, bool skipErrors = false) =>
        Writer.WriteAsync("key:TEST", scope => ApplyRoster.RunAsync(scope, import.Id, null, skipErrors));

    public Task<Result<RosterImport>> TryUndoAsync(RosterImport import) =>
        Writer.WriteAsync("key:TEST", scope => UndoRoster.RunAsync(scope, import.Id, null));

    /// <summary>Previews and applies.</summary>
    public async Task<(RosterImport Import, RosterSummary Summary)> ImportAsync(
        IEnumerable<StudentRecord> roster,
        RosterPurpose purpose = RosterPurpose.Issue,
        string? college = null
    )
    {
        var (import, _) = await PreviewAsync(File(roster), purpose, college);
        var applied = (await TryApplyAsync(import)).Value;
        return (applied, RosterImports.SummaryOf(applied));
    }

    public async Task<IReadOnlyList<RosterIssue>> IssuesAsync(RosterImport import)
    {
        await using var db = Database.Factory.CreateDbContext();
        var content = await RosterImports.Contents(db, import.Id, null).SingleAsync();
        return [.. RosterIssues.Read(content.Issues)];
    }

    public async Task<List<Student>> StudentsAsync()
    {
        await using var db = Database.Factory.CreateDbContext();
        return await db.Students.AsNoTracking().OrderBy(s => s.StudentNumber).ToListAsync();
    }

    public async Task<Student> StudentAsync(string studentNumber) =>
        (await StudentsAsync()).Single(s => s.StudentNumber == studentNumber);

    /// <summary>Changes a stored record as some other use case would.</summary>
    public Task ChangeAsync(string studentNumber, StudentField field, string value) =>
        Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var student = await scope.Db.Students.SingleAsync(s => s.StudentNumber == studentNumber);
                student.Replace(student.ToRecord().With(field, value));
                student.ChangeSequence = scope.Audit("record-changed", Year, student.Id).Id;
                return true;
            }
        );

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
