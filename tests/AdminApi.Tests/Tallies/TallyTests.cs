using System.Text.Json;
using ClosedXML.Excel;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Tallies;

public sealed class TallyTests
{
    private const string Path = "/api/cohorts/2009/tallies";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Everything_that_happened_to_a_student_is_counted_once_in_the_right_place(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        var (first, second) = (cohort.Of("01")[0], cohort.Of("01")[1]);
        await TestCohort.SignAsync(api, first);
        await TestCohort.BindAsync(api, second);
        await AddProgressAsync(api, first.StudentNumber, second.StudentNumber);

        // 40 working days after 2008-12-13 end on 2009-02-12, so the check is open on the 13th.
        api.Clock.SetUtcNow(new DateTimeOffset(2009, 2, 13, 0, 0, 0, TimeSpan.FromHours(8)));
        var page = await registrar.GetAsync(Path).JsonAsync();

        var row = page.GetProperty("items")[0];
        var expected = new Dictionary<string, int>
        {
            ["bound"] = 2,
            ["viewed"] = 1,
            ["signed"] = 1,
            ["stale"] = 0,
            ["disputed"] = 1,
            ["paid"] = 1,
            ["feeTotal"] = 15,
            ["scheduled"] = 2,
            ["chsiOpen"] = 1,
            ["chsiCorrect"] = 1,
            ["chsiWrong"] = 0,
            ["unreachable"] = 1,
        };
        foreach (var (name, count) in expected)
            Assert.Equal((name, count), (name, row.GetProperty(name).GetInt32()));
        var corrections = row.GetProperty("corrections");
        Assert.Equal(1, corrections.GetProperty("pending").GetInt32());
        Assert.Equal(1, corrections.GetProperty("rejected").GetInt32());
        Assert.Equal(1, corrections.GetProperty("admission").GetInt32());
        Assert.Equal(0, corrections.GetProperty("enrolment").GetInt32());
    }

    [Fact]
    public async Task The_online_check_is_not_counted_as_open_the_day_before()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        await AddProgressAsync(api, cohort.Of("01")[0].StudentNumber, cohort.Of("01")[1].StudentNumber);

        api.Clock.SetUtcNow(new DateTimeOffset(2009, 2, 12, 23, 59, 59, TimeSpan.FromHours(8)));

        var row = (await registrar.GetAsync(Path).JsonAsync()).GetProperty("items")[0];
        Assert.Equal(0, row.GetProperty("chsiOpen").GetInt32());
    }

    [Theory]
    [InlineData("college")]
    [InlineData("major")]
    [InlineData("class")]
    [InlineData("level")]
    public async Task Every_way_of_counting_comes_to_the_same_total(string by)
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api, size: 30);
        var registrar = await api.RegistrarAsync();

        var page = await registrar.GetAsync($"{Path}?by={by}").JsonAsync();

        var total = page.GetProperty("total");
        Assert.Equal(30, total.GetProperty("expected").GetInt32());
        Assert.Equal(30, total.GetProperty("male").GetInt32() + total.GetProperty("female").GetInt32());
        Assert.Equal(30, page.GetProperty("items").EnumerateArray().Sum(i => i.GetProperty("expected").GetInt32()));
    }

    [Fact]
    public async Task A_college_counts_itself_only()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("03");

        var page = await college.GetAsync(Path).JsonAsync();

        Assert.Equal(
            "03",
            Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("college").GetString()
        );
        Assert.Equal(cohort.Of("03").Count, page.GetProperty("total").GetProperty("expected").GetInt32());
    }

    [Fact]
    public async Task As_a_workbook_the_total_stands_in_the_last_row()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        registrar.DefaultRequestHeaders.Accept.ParseAdd(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        );

        using var workbook = new XLWorkbook(await registrar.GetStreamAsync(Path));

        var sheet = workbook.Worksheet(1);
        Assert.Equal("合计", sheet.Cell(5, 2).GetString());
        Assert.Equal(12, sheet.Cell(5, 6).GetValue<int>());
        Assert.Equal(XLDataType.Text, sheet.Cell(2, 1).DataType);
    }

    private static Task AddProgressAsync(ApiHarness api, string first, string second) =>
        api.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var a = await scope.Db.Students.SingleAsync(s => s.StudentNumber == first);
                var b = await scope.Db.Students.SingleAsync(s => s.StudentNumber == second);
                a.ViewedAt = scope.Now;
                if (await scope.Db.Chats.SingleOrDefaultAsync(c => c.StudentId == b.Id) is { } chat)
                    chat.UnreachableSince = scope.Now;
                scope.Db.Corrections.AddRange(
                    Correction(b, StudentField.Name, CorrectionForm.Admission, CorrectionState.Pending),
                    Correction(b, StudentField.Sex, CorrectionForm.Enrolment, CorrectionState.Rejected)
                );
                scope.Db.FeePayments.Add(
                    new FeePayment
                    {
                        CohortYear = 2009,
                        StudentId = a.Id,
                        AmountFen = 1500,
                        RecordedAt = scope.Now,
                    }
                );
                var session = new PhotoSession
                {
                    CohortYear = 2009,
                    CollegeCode = "01",
                    Date = new DateOnly(2008, 12, 13),
                    Start = new TimeOnly(8, 30),
                };
                scope.Db.PhotoSessions.Add(session);
                await scope.Db.SaveChangesAsync();
                scope.Db.PhotoSlots.AddRange(Slot(a, session, 1), Slot(b, session, 2));
                scope.Db.ChsiChecks.Add(
                    new ChsiCheck
                    {
                        StudentId = a.Id,
                        CohortYear = 2009,
                        Result = ChsiResult.Correct,
                        ReportedAt = scope.Now,
                    }
                );
                return true;
            }
        );

    private static Correction Correction(
        Student student,
        StudentField field,
        CorrectionForm form,
        CorrectionState state
    ) =>
        new()
        {
            CohortYear = 2009,
            StudentId = student.Id,
            Field = field,
            Form = form,
            State = state,
        };

    private static PhotoSlot Slot(Student student, PhotoSession session, int number) =>
        new()
        {
            StudentId = student.Id,
            CohortYear = 2009,
            SessionId = session.Id,
            PhotoNumber = number,
        };
}
