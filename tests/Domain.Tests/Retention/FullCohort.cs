using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Gradcheck.Domain.Tests.Retention;

/// <summary>A cohort of 2009 with a row in every table, its season over, and the clock behind its last day.</summary>
internal sealed class FullCohort : IAsyncDisposable
{
    public const int Year = 2009;
    private readonly TestDatabase database;

    private FullCohort(TestDatabase database)
    {
        this.database = database;
        Writer = new Writer(database.Factory, Clock, new OutboxSignal());
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2008, 12, 3, 9, 0, 0, TimeSpan.FromHours(8)));
    public Writer Writer { get; }
    public GradcheckDbFactory Factory => database.Factory;
    public IReadOnlyList<StudentRecord> Records { get; private set; } = [];
    public IReadOnlyList<long> Ids { get; private set; } = [];

    /// <summary>Texts of the students that stand in the database as they are.</summary>
    public IReadOnlyList<string> PlainTexts =>
        [
            .. Records.SelectMany(r => new[] { r.Name, r.StudentNumber, r.NativePlace }),
            .. Records.Select(AccountOf),
            "转学到外校的说明",
            "收据20081210",
        ];

    public static string AccountOf(StudentRecord record) => $"account-of-{record.StudentNumber}-{new string('x', 20)}";

    public static async Task<FullCohort> CreateAsync(DatabaseProvider provider, int size = 7)
    {
        var full = new FullCohort(await TestDatabase.CreateAsync(provider));
        await full.Writer.WriteAsync<bool>("test", scope => full.FillAsync(scope, size));
        full.Clock.SetUtcNow(new DateTimeOffset(2010, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        return full;
    }

    public GradcheckDb Open() => database.Factory.CreateDbContext();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<Result<bool>> FillAsync(WriteScope scope, int size)
    {
        var (db, now) = (scope.Db, scope.Now);
        var cohort = SyntheticCohort.Create(Year, size, new Random(9));
        Records = cohort.Students;
        db.Cohorts.Add(
            new Cohort
            {
                Year = Year,
                CreatedAt = now,
                Settings = new CohortSettings { Title = "2009届" },
            }
        );
        db.Colleges.AddRange(cohort.Colleges);
        var students = Records
            .Select(record =>
            {
                var student = new Student
                {
                    CohortYear = Year,
                    Issued = record,
                    AuditFinding = "图像未采集",
                };
                student.Replace(record);
                return student;
            })
            .ToList();
        students[^1].RemovedAt = now;
        students[^1].RemovalReason = "转学到外校的说明";
        db.Students.AddRange(students);
        await db.SaveChangesAsync();
        Ids = [.. students.Select(s => s.Id)];

        var session = new PhotoSession
        {
            CohortYear = Year,
            CollegeCode = "01",
            Counsellor = "周老师",
            CounsellorPhone = "13800000000",
        };
        db.PhotoPlans.Add(new PhotoPlan { CohortYear = Year });
        db.PhotoSessions.Add(session);
        var import = new RosterImport
        {
            CohortYear = Year,
            FileName = "名单.xlsx",
            Summary = "{}",
            UploadedAt = now,
        };
        db.RosterImports.Add(import);
        db.IdempotentResponses.Add(
            new IdempotentResponse
            {
                ApiKeyId = "K",
                IdempotencyKey = "1",
                StatusCode = 200,
                Body = [1],
                CreatedAt = now,
            }
        );
        await db.SaveChangesAsync();
        db.RosterContents.Add(
            new RosterContent
            {
                ImportId = import.Id,
                File = [1, 2, 3],
                Issues = [4],
                Plan = [5],
            }
        );
        foreach (var (student, number) in students.Select((s, i) => (s, i + 1)))
            await AddRowsAsync(scope, student, session.Id, number);
        return true;
    }

    private static async Task AddRowsAsync(WriteScope scope, Student student, long session, int number)
    {
        var (db, now) = (scope.Db, scope.Now);
        var account = AccountOf(student.ToRecord());
        var chat = new Chat
        {
            Channel = "web",
            ExternalId = account,
            StudentId = student.Id,
            Dialogue = "{}",
            CreatedAt = now,
        };
        db.Chats.Add(chat);
        await db.SaveChangesAsync();
        db.Bindings.Add(
            new Domain.Binding.Binding
            {
                StudentId = student.Id,
                ChatId = chat.Id,
                BoundAt = now,
            }
        );
        db.BindingCodes.Add(
            new BindingCode
            {
                CohortYear = Year,
                StudentId = student.Id,
                CodeHash = $"hash{number}",
                CreatedAt = now,
            }
        );
        db.BindingAttempts.Add(
            new BindingAttempt
            {
                ChatId = chat.Id,
                StudentId = student.Id,
                CohortYear = Year,
                At = now,
            }
        );
        db.StatusChanges.Add(
            new StatusChange
            {
                StudentId = student.Id,
                Kind = "转学",
                Note = "转学到外校的说明",
                RecordedAt = now,
            }
        );
        db.Corrections.Add(
            new Correction
            {
                CohortYear = Year,
                StudentId = student.Id,
                Field = StudentField.NativePlace,
                OldValue = "旧",
                NewValue = "新",
                RequestedAt = now,
            }
        );
        db.PhotoSlots.Add(
            new PhotoSlot
            {
                CohortYear = Year,
                StudentId = student.Id,
                SessionId = session,
                PhotoNumber = number,
            }
        );
        db.FeePayments.Add(
            new FeePayment
            {
                CohortYear = Year,
                StudentId = student.Id,
                AmountFen = 1500,
                ReceiptNumber = "收据20081210",
                RecordedAt = now,
            }
        );
        db.ChsiChecks.Add(
            new ChsiCheck
            {
                CohortYear = Year,
                StudentId = student.Id,
                Result = ChsiResult.Wrong,
                Shown = "错",
                Right = "对",
                ReportedAt = now,
            }
        );
        db.ProcessedUpdates.Add(
            new ProcessedUpdate
            {
                Channel = "web",
                UpdateId = $"{account[..32]}:{number}",
                ReceivedAt = now,
            }
        );
        db.WebChatMessages.Add(
            new WebChatMessage
            {
                ChatId = chat.Id,
                Payload = "{}",
                At = now,
                Revision = 1,
            }
        );
        scope.Send(chat, new OutgoingMessage { Html = student.Name });
        var entry = scope.Audit("record-signed", Year, student.Id);
        db.Signatures.Add(
            new Signature
            {
                StudentId = student.Id,
                ChatId = chat.Id,
                Channel = "web",
                RecordHash = student.RecordHash,
                Record = student.ToRecord(),
                SignedAt = now,
                Receipt = $"R{number:D8}",
                AuditId = entry.Id,
            }
        );
        (student.SignedHash, student.SignedAt, student.Receipt) = (student.RecordHash, now, $"R{number:D8}");
        student.ViewedAt = now;
    }
}
