using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Privacy;

/// <summary>After offices and students have done everything the program can do, a thief of the database finds no ID number.</summary>
public sealed class AtRestTests
{
    private const string WrongCellId = "430102 19860305 004X";
    private const string StaffPhone = "13907310042";

    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task After_a_season_no_ID_number_and_no_staff_phone_stands_in_the_database(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = SyntheticCohort.Create(TestCohort.Year, 40, new Random(5));
        var secrets = await PlayAsync(api, season);

        var stored = await StoredAsync(api);

        // The control: what is not secret is found this way.
        Assert.All(season.Students, s => Assert.True(Holds(stored, s.Name), "the search finds nothing at all"));
        Assert.All(secrets, secret => Assert.False(Holds(stored, secret), $"{secret} stands in the database"));
    }

    [Fact]
    public async Task A_large_upload_is_never_put_into_a_temporary_file()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        using var registrar = await api.RegistrarAsync();
        var roster = RosterCalls.File(SyntheticCohort.Create(TestCohort.Year, 3000, new Random(2)).ForRoster());
        Assert.True(roster.Content.Length > 100_000);

        // The idempotency key makes the server read the body twice.
        registrar.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        await registrar.PreviewAsync(roster, "?purpose=issue");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Swapped_ID_numbers_are_an_error_that_says_so_and_never_an_answer(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var (one, two) = (cohort.Students[0], cohort.Students[1]);
        using var registrar = await api.RegistrarAsync();
        await using (var db = api.OpenDatabase())
        {
            const string Read = "SELECT \"IdNumber\" AS \"Value\" FROM \"Students\" WHERE \"StudentNumber\" = {0}";
            var sealedOnes = new List<byte[]>();
            foreach (var number in new[] { one.StudentNumber, two.StudentNumber })
                sealedOnes.Add((await db.Database.SqlQueryRaw<byte[]>(Read, number).ToListAsync())[0]);
            const string Write = "UPDATE \"Students\" SET \"IdNumber\" = {0} WHERE \"StudentNumber\" = {1}";
            await db.Database.ExecuteSqlRawAsync(Write, sealedOnes[1], one.StudentNumber);
            await db.Database.ExecuteSqlRawAsync(Write, sealedOnes[0], two.StudentNumber);
        }

        foreach (var student in new[] { one, two })
        {
            await registrar
                .GetAsync(TestCohort.Path(student))
                .ProblemAsync(HttpStatusCode.InternalServerError, "data-damaged");
        }

        // The others are not drawn into it.
        using var other = await registrar.GetAsync(TestCohort.Path(cohort.Students[2]));
        Assert.True(other.IsSuccessStatusCode);
    }

    /// <summary>Plays the season; returns what must not be readable.</summary>
    private static async Task<IReadOnlyList<string>> PlayAsync(ApiHarness api, SyntheticCohort season)
    {
        using var registrar = await api.RegistrarAsync();
        using var made = await registrar.PostAsJsonAsync(
            "/api/cohorts",
            new { year = season.Year, title = "2009届预计毕业生" }
        );
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var colleges = season.Colleges.Select(c => new
        {
            c.Code,
            c.Name,
            c.Phone,
            c.Office,
            counsellors = new[] { new { name = "周明", phone = StaffPhone } },
        });
        using var put = await registrar.PutAsJsonAsync($"/api/cohorts/{season.Year}/colleges", colleges);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());

        // One row has an ID number that is not one: it stands in an issue, in the file and in the plan.
        var records = season.ForRoster().ToList();
        var faulty = records[0] with { StudentNumber = "0099999999999", IdNumber = WrongCellId };
        var preview = await registrar.PreviewAsync(RosterCalls.File([.. records, faulty]), "?purpose=issue");
        using var applied = await registrar.ApplyAsync(preview, "?skipErrors=true");
        Assert.True(applied.IsSuccessStatusCode, await applied.Content.ReadAsStringAsync());
        await AddPhotoSessionAsync(api, season);

        var (one, two) = (season.Students[0], season.Students[1]);
        var codes = await registrar
            .PostAsync($"/api/cohorts/{season.Year}/binding-codes", null)
            .JsonAsync(HttpStatusCode.OK);
        await SignAndShowAsync(api, one, CodeOf(codes, one));
        var corrected = await CorrectAsync(api, two, CodeOf(codes, two));

        using var reveal = new HttpRequestMessage(HttpMethod.Get, TestCohort.Path(one) + "?reveal=idNumber");
        reveal.Headers.Add("X-Reason", Uri.EscapeDataString("核对身份证原件"));
        using var revealed = await registrar.SendAsync(reveal);
        Assert.Contains(one.IdNumber, await revealed.Content.ReadAsStringAsync());
        return
        [
            .. season.Students.SelectMany(s => new[] { s.IdNumber, IdNumber.To15(s.IdNumber) }),
            corrected,
            WrongCellId,
            WrongCellId.Replace(" ", ""),
            StaffPhone,
        ];
    }

    private static async Task SignAndShowAsync(ApiHarness api, StudentRecord record, string code)
    {
        var student = new ChattingStudent(api, "signer");
        await student.TypesAsync($"/start {code}");
        await student.PressesAsync("同意");
        await student.TypesAsync("/me");
        await student.PressesAsync("显示完整身份证号");
        await student.TypesAsync("/sign");
        await student.PressesAsync("本页无误");
        await student.PressesAsync("本页无误");
        await student.TypesAsync(record.Name);
        await using var db = api.OpenDatabase();
        Assert.Equal(record.IdNumber, (await db.Signatures.AsNoTracking().SingleAsync()).Record.IdNumber);
    }

    /// <summary>Asks for another ID number and leaves a third one typed into an unfinished dialogue.</summary>
    private static async Task<string> CorrectAsync(ApiHarness api, StudentRecord record, string code)
    {
        var digits = record.IdNumber[..14] + "997";
        var right = digits + IdNumber.CheckCharacter(digits);
        var student = new ChattingStudent(api, "corrector");
        await student.TypesAsync($"/start {code}");
        await student.PressesAsync("同意");
        foreach (var submit in new[] { true, false })
        {
            await student.TypesAsync("/fix");
            await student.PressesAsync("身份证号");
            await student.TypesAsync(right);
            await student.PressesAsync("学校录入有误");
            if (submit)
                await student.PressesAsync("提交");
        }

        await using var db = api.OpenDatabase();
        Assert.Equal(right, (await db.Corrections.AsNoTracking().SingleAsync()).NewValue);
        Assert.Contains(right, string.Concat((await db.Chats.AsNoTracking().ToListAsync()).Select(c => c.Dialogue)));
        return right;
    }

    private static Task AddPhotoSessionAsync(ApiHarness api, SyntheticCohort season) =>
        api.Writer.WriteAsync<bool>(
            "test",
            scope =>
            {
                scope.Db.PhotoSessions.Add(
                    new PhotoSession
                    {
                        CohortYear = season.Year,
                        CollegeCode = season.Colleges[0].Code,
                        Counsellor = "周明",
                        CounsellorPhone = StaffPhone,
                    }
                );
                return Task.FromResult<Result<bool>>(true);
            }
        );

    private static string CodeOf(JsonElement codes, StudentRecord record) =>
        codes
            .GetProperty("items")
            .EnumerateArray()
            .Single(c => c.GetProperty("studentNumber").GetString() == record.StudentNumber)
            .GetProperty("code")
            .GetString()!;

    /// <summary>Everything in the database: the bytes of SQLite's files, or every row of PostgreSQL as text.</summary>
    private static async Task<byte[]> StoredAsync(ApiHarness api)
    {
        using var all = new MemoryStream();
        if (api.Database.Factory.SqliteFile is { } file)
        {
            foreach (var part in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + "*"))
            {
                if (part.EndsWith(".lock", StringComparison.Ordinal))
                    continue;
                await using var bytes = new FileStream(part, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                await bytes.CopyToAsync(all);
            }

            return all.ToArray();
        }

        await using var db = api.OpenDatabase();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!))
        {
            var sql = "SELECT t::text AS \"Value\" FROM \"" + table + "\" t";
            var rows = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
            rows.ForEach(row => all.Write(Encoding.UTF8.GetBytes(row)));
        }

        return all.ToArray();
    }

    /// <summary>Whether a text stands there: in UTF-8, in UTF-16, or as the hexadecimal digits that PostgreSQL shows bytes in.</summary>
    private static bool Holds(byte[] stored, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return new[]
        {
            utf8,
            Encoding.Unicode.GetBytes(text),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)),
        }.Any(form => stored.AsSpan().IndexOf(form) >= 0);
    }
}
