using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Gradcheck.Bot.Doors;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.FakeTelegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Logging;

/// <summary>The whole application under ten thousand requests full of made-up people, and what its log files say.</summary>
public sealed class LogLeakTests
{
    private const int Requests = 10_000;
    private const int TelegramUsers = 200;

    /// <summary>
    /// SQLite's way to throw an exception with whatever text is wanted, in the middle of the application: each fifth
    /// chat's dialogue and the status changes named boom.
    /// </summary>
    private const string Faults = """
        CREATE TRIGGER DialogueFault BEFORE UPDATE OF Dialogue ON Chats WHEN NEW.Id % 5 = 0
        BEGIN SELECT RAISE(ABORT, 'row of {0} {1}, phone {2}, refused'); END;
        CREATE TRIGGER StatusFault BEFORE INSERT ON StatusChanges WHEN NEW.DocumentNumber = 'boom'
        BEGIN SELECT RAISE(ABORT, 'row of {0} {1}, phone {2}, refused'); END;
        """;

    [Fact]
    public async Task Ten_thousand_requests_full_of_personal_data_leave_none_in_the_logs()
    {
        using var logs = new LogFolderReading();
        var people = SyntheticCohort.Create(2009, 1000, new Random(2008)).Students;
        await using var telegram = await BotApiFake.StartAsync();
        string key;
        var statuses = new ConcurrentDictionary<(int Kind, HttpStatusCode Status), int>();
        await using (var api = await StartAsync(logs, telegram))
        {
            await TestCohort.AddAsync(api);
            await PlantFaultsAsync(api, people[0]);
            key = await api.CreateKeyAsync(ApiRole.Registrar);
            for (var i = 0; i < TelegramUsers; i++)
                WriteOnTelegram(telegram, people[i], i);
            var requests = new TalkativeRequests(await KnownAsync(api, people), key);
            var client = api.Anonymous();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Requests),
                new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (i, cancel) =>
                {
                    using var request = requests.Make(i);
                    using var answer = await client.SendAsync(request, cancel);
                    statuses.AddOrUpdate((i % TalkativeRequests.Kinds, answer.StatusCode), 1, (_, n) => n + 1);
                }
            );
            await AllReadAsync(api);
        }

        var text = logs.Text();
        AssertNothingOf(people, text, key, telegram.Token);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int Count(string sign) => lines.Count(line => line.Contains(sign, StringComparison.Ordinal));
        var summary = string.Join(
            " ",
            statuses.OrderBy(s => s.Key.Kind).Select(s => $"{s.Key.Kind}:{s.Key.Status}={s.Value}")
        );
        TestContext.Current.SendDiagnosticMessage($"{lines.Length} lines, {text.Length} characters; {summary}");
        // The control: the log has a line for each request, and the faults did carry the data up to the last line.
        Assert.True(Count("{Method} {Route} {Status}") >= Requests, summary);
        Assert.True(Count("could not be handled and was set aside") >= Requests / 50, summary);
        Assert.True(Count("Request {TraceId} failed") >= Requests / 20, summary);
        Assert.True(Count("row of [text] [id], phone [phone], refused") >= Requests / 20, summary);
        Assert.True(Count("\"SourceContext\":\"Microsoft.AspNetCore.") >= Requests / 2, summary);
        Assert.DoesNotContain(lines, line => line.Contains("RequestPath", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_break_in_what_a_student_is_called_forges_no_line_of_the_log()
    {
        using var logs = new LogFolderReading();
        await using (var api = await StartAsync(logs, telegram: null))
        {
            var cohort = await TestCohort.AddAsync(api);
            await PlantFaultsAsync(
                api,
                cohort.Students[0] with
                {
                    Name = "李四\r\n[ERR] forged\n{\"@l\":\"Fatal\"}\u001b[31m",
                }
            );
            var client = await api.RegistrarAsync();
            using var answer = await client.PostAsync(
                new Uri($"{TestCohort.Path(cohort.Students[0])}/status-changes", UriKind.Relative),
                new StringContent("""{"kind":"休学","documentNumber":"boom"}""", Encoding.UTF8, "application/json")
            );
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        var lines = logs.Lines();
        Assert.All(lines, line => Assert.StartsWith("{\"@t\":", line, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("李四", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("[ERR] forged", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', logs.Text());
    }

    private static Task<ApiHarness> StartAsync(LogFolderReading logs, BotApiFake? telegram) =>
        ApiHarness.StartAsync(configure: builder =>
        {
            var settings = logs.Settings();
            if (telegram is not null)
            {
                settings["Gradcheck:Telegram:Token"] = telegram.Token;
                settings["Gradcheck:Telegram:BaseUrl"] = telegram.BaseUrl;
            }

            builder.Configuration.AddInMemoryCollection(settings);
            builder.Services.AddSingleton(RequestLimits.None);
        });

    private static async Task PlantFaultsAsync(ApiHarness api, StudentRecord person)
    {
        await using var db = api.OpenDatabase();
        var sql = string.Format(null, Faults, person.Name, person.IdNumber, TalkativeRequests.Phone(7));
        await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{").Replace("}", "}}"));
    }

    /// <summary>The people with the student numbers of stored records, so that requests reach the records.</summary>
    private static async Task<IReadOnlyList<StudentRecord>> KnownAsync(
        ApiHarness api,
        IReadOnlyList<StudentRecord> people
    )
    {
        await using var db = api.OpenDatabase();
        var numbers = await db.Students.Select(s => s.StudentNumber).ToListAsync();
        return [.. people.Select((person, i) => person with { StudentNumber = numbers[i % numbers.Count] })];
    }

    private static void WriteOnTelegram(BotApiFake telegram, StudentRecord person, int i)
    {
        var user = telegram.User(5_000 + i, person.Name, TalkativeRequests.Phone(i), started: true);
        user.Sends($"{person.Name} {person.IdNumber} {TalkativeRequests.Phone(i)}");
        user.SendsContact(TalkativeRequests.Phone(i));
        user.SendsDocument($"{person.Name}{person.IdNumber}.pdf", person.IdNumber);
    }

    private static async Task AllReadAsync(ApiHarness api)
    {
        await using var db = api.OpenDatabase();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await db.ProcessedUpdates.CountAsync(u => u.Channel == "telegram", patience.Token) < TelegramUsers * 3)
        { }
    }

    private static void AssertNothingOf(IReadOnlyList<StudentRecord> people, string text, params string[] secrets)
    {
        string[] forbidden =
        [
            .. secrets,
            .. people.Select(p => p.IdNumber),
            .. people.Select(p => IdNumber.To15(p.IdNumber)),
            .. people.Select(p => p.Name),
            .. people.Select(p => Uri.EscapeDataString(p.Name)),
            .. Enumerable.Range(0, Requests).Select(TalkativeRequests.Phone),
        ];
        var search = SearchValues.Create(forbidden, StringComparison.OrdinalIgnoreCase);
        Assert.True($"x{people[7].Name}x".AsSpan().ContainsAny(search));
        var at = text.AsSpan().IndexOfAny(search);
        Assert.True(at < 0, at < 0 ? "" : text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)]);
    }
}
