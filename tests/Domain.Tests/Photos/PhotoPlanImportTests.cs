using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Photos.Importing;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Gradcheck.Testing.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Gradcheck.Domain.Tests.Photos;

public sealed class PhotoPlanImportTests
{
    private static readonly string[] Chinese =
    [
        "2008-12-13",
        "8:30-9:30",
        "至善楼104",
        "文学院",
        "汉语言文学1班",
        "1-3",
    ];
    private static readonly string[] English = ["", "9:30-10:00", "", "外国语学院", "英语1班", "4-5"];

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_schedule_alone_numbers_every_college_in_order_within_its_range(DatabaseProvider provider)
    {
        await using var database = await CohortAsync(provider);
        var result = await ImportAsync(database, PlanWorkbook.Upload(PlanWorkbook.Schedule(Chinese, English)));

        Assert.Equal((2, 4, 0), (result.Value.Sessions, result.Value.Numbered, result.Value.Unplaced.Count));
        await using var db = database.Factory.CreateDbContext();
        Assert.Equal(
            [("1001", 1), ("1002", 2), ("1003", 3), ("2001", 4)],
            (await SlotsAsync(db)).Select(slot => (slot.StudentNumber, slot.PhotoNumber))
        );
        var second = await db.PhotoSessions.SingleAsync(s => s.CollegeCode == "02");
        Assert.Equal(("至善楼104", new DateOnly(2008, 12, 13)), (second.Place, second.Date));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_list_gives_each_student_the_number_and_the_payment_it_names(DatabaseProvider provider)
    {
        await using var database = await CohortAsync(provider);
        var result = await ImportAsync(
            database,
            PlanWorkbook.Upload(
                PlanWorkbook.Schedule(Chinese, English),
                PlanWorkbook.List(
                    ["0003", "1001", "甲", "15", "000017"],
                    ["1", "1002", "乙", "", ""],
                    ["5", "2001", "丁", "15", "000018"]
                )
            )
        );

        Assert.Equal((3, 2), (result.Value.Numbered, result.Value.Payments));
        Assert.Equal(["1003"], result.Value.Unplaced);
        await using var db = database.Factory.CreateDbContext();
        var slots = await SlotsAsync(db);
        Assert.Equal([("1001", 3), ("1002", 1), ("2001", 5)], slots.Select(s => (s.StudentNumber, s.PhotoNumber)));
        Assert.Equal(new TimeOnly(9, 10), slots[0].EstimatedTime);
    }

    [Fact]
    public async Task Every_conflict_is_named_with_its_rows_and_nothing_is_stored()
    {
        await using var database = await CohortAsync();
        var result = await ImportAsync(
            database,
            PlanWorkbook.Upload(
                PlanWorkbook.Schedule(
                    Chinese,
                    ["2008-12-13", "9:00-10:00", "至善楼104", "外国语学院", "英语1班", "3-5"],
                    ["2008-12-13", "13:00", "至善楼104", "魔法学院", "一班", "9-10"]
                )
            )
        );

        Assert.Equal("photo-plan-conflicts", result.Refusal?.Code);
        var conflicts = Assert.IsType<string[]>(result.Refusal?.Data);
        Assert.Contains(conflicts, c => c.Contains("魔法学院") && c.Contains("第 5 行"));
        Assert.Contains(conflicts, c => c.Contains("预拍摄序号重叠"));
        Assert.Contains(conflicts, c => c.Contains("同一时间排了两个场次"));
        await using var db = database.Factory.CreateDbContext();
        Assert.False(
            await db.PhotoSessions.AnyAsync() || await db.PhotoPlans.AnyAsync() || await db.AuditEntries.AnyAsync()
        );
    }

    [Fact]
    public async Task A_list_that_contradicts_the_schedule_or_itself_is_refused()
    {
        await using var database = await CohortAsync();
        await ImportAsync(database, PlanWorkbook.Upload(PlanWorkbook.Schedule(Chinese, English)));
        var result = await ImportAsync(
            database,
            PlanWorkbook.Upload(
                PlanWorkbook.List(
                    ["1", "1001", "甲", "", ""],
                    ["1", "1002", "乙", "", ""],
                    ["9", "1003", "丙", "", ""],
                    ["4", "1003", "丙", "", ""],
                    ["5", "7777", "戊", "", ""]
                )
            )
        );

        var conflicts = Assert.IsType<string[]>(result.Refusal?.Data);
        Assert.Contains(conflicts, c => c.Contains("预拍摄序号 1 用了两次"));
        Assert.Contains(conflicts, c => c.Contains("不在附表5 的任何场次内"));
        Assert.Contains(conflicts, c => c.Contains("学号 1003 出现了两次"));
        Assert.Contains(conflicts, c => c.Contains("学号 7777 不在本届"));
    }

    [Fact]
    public async Task A_college_with_too_few_numbers_is_told_how_many_are_missing()
    {
        await using var database = await CohortAsync();
        string[] tooShort = [.. Chinese[..5], "1-2"];
        var result = await ImportAsync(database, PlanWorkbook.Upload(PlanWorkbook.Schedule(tooShort, English)));
        Assert.Contains("还差 1 个", result.Refusal?.Detail);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_all_named()
    {
        await using var database = await CohortAsync();
        var result = await ImportAsync(
            database,
            PlanWorkbook.Upload(PlanWorkbook.Schedule(["下周", "上午", "至善楼104", "文学院", "1班", "很多"]))
        );
        Assert.Equal("photo-plan-unreadable", result.Refusal?.Code);
        Assert.Equal(3, Assert.IsType<string[]>(result.Refusal?.Data).Length);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Publishing_tells_the_bound_once_and_freezes_the_numbers(DatabaseProvider provider)
    {
        await using var database = await CohortAsync(provider);
        var upload = PlanWorkbook.Upload(PlanWorkbook.Schedule(Chinese, English));
        await ImportAsync(database, upload);
        var writer = Writer(database);
        await writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var student = await scope.Db.Students.SingleAsync(s => s.StudentNumber == "1001");
                scope.Db.Chats.Add(
                    new Chat
                    {
                        Channel = "web",
                        ExternalId = "x",
                        StudentId = student.Id,
                    }
                );
                return true;
            }
        );

        var first = await writer.WriteAsync("test", scope => PublishPhotoPlan.RunAsync(scope, 2009));
        Assert.Equal((1, 3), (first.Value.Told, first.Value.Unbound));
        var second = await writer.WriteAsync("test", scope => PublishPhotoPlan.RunAsync(scope, 2009));
        Assert.Equal(0, second.Value.Told);
        Assert.Equal("photo-plan-published", (await ImportAsync(database, upload)).Refusal?.Code);
        await using var db = database.Factory.CreateDbContext();
        Assert.Equal(1, await db.Deliveries.CountAsync());
    }

    [Fact]
    public async Task A_plan_that_leaves_somebody_out_is_not_published()
    {
        await using var database = await CohortAsync();
        await ImportAsync(
            database,
            PlanWorkbook.Upload(PlanWorkbook.Schedule(Chinese, English), PlanWorkbook.List(["1", "1001", "甲", "", ""]))
        );
        var result = await Writer(database).WriteAsync("test", scope => PublishPhotoPlan.RunAsync(scope, 2009));
        Assert.Equal("photo-plan-incomplete", result.Refusal?.Code);
        Assert.Equal(["1002", "1003", "2001"], Assert.IsType<List<string>>(result.Refusal?.Data));
    }

    private static async Task<Result<PhotoPlanImportResult>> ImportAsync(TestDatabase database, RosterUpload upload) =>
        PhotoPlanFile.Read(upload, 2009).TryGet(out var file, out var refusal)
            ? await Writer(database).WriteAsync("test", scope => ImportPhotoPlan.RunAsync(scope, 2009, file))
            : refusal;

    private static Writer Writer(TestDatabase database) =>
        new(database.Factory, new FakeTimeProvider(), new OutboxSignal());

    private static async Task<TestDatabase> CohortAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Factory.CreateDbContext();
        db.Cohorts.Add(new Cohort { Year = 2009 });
        db.Colleges.Add(
            new College
            {
                CohortYear = 2009,
                Code = "01",
                Name = "文学院",
            }
        );
        db.Colleges.Add(
            new College
            {
                CohortYear = 2009,
                Code = "02",
                Name = "外国语学院",
            }
        );
        foreach (var (number, college) in new[] { ("1003", "01"), ("1001", "01"), ("1002", "01"), ("2001", "02") })
        {
            var student = new Student { CohortYear = 2009 };
            student.Replace(
                new StudentRecord
                {
                    StudentNumber = number,
                    College = college,
                    ClassName = "1班",
                }
            );
            db.Students.Add(student);
        }

        await db.SaveChangesAsync();
        return database;
    }

    private static async Task<List<(string StudentNumber, int PhotoNumber, TimeOnly? EstimatedTime)>> SlotsAsync(
        GradcheckDb db
    ) =>
        (
            await (
                from slot in db.PhotoSlots
                join student in db.Students on slot.StudentId equals student.Id
                orderby student.StudentNumber
                select new
                {
                    student.StudentNumber,
                    slot.PhotoNumber,
                    slot.EstimatedTime,
                }
            ).ToListAsync()
        ).ConvertAll(s => (s.StudentNumber, s.PhotoNumber, s.EstimatedTime));
}
