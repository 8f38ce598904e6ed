using System.Text.Json;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.FakeTelegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.Bot.Tests.Telegram;

/// <summary>Fifty accounts guess five hundred times at a thousand records, through the Bot API as anybody could.</summary>
public sealed class BindingAttackTests
{
    private const int Records = 1000;
    private const int Chats = 50;
    private const int Rounds = 10;

    /// <summary>
    /// The attackers know every student number and name and guess the last six. Those who wait an hour between
    /// guesses get five a day each; those who do not get a hundred together. Once the limit is reached they even send
    /// the right digits.
    /// </summary>
    [Theory]
    [InlineData(60, Chats * BindingLimits.PerChatPerDay)]
    [InlineData(0, IdentityTries.PerHour)]
    public async Task Five_hundred_guesses_at_the_last_six_bind_nobody(int minutesBetween, int lookedAt)
    {
        await using var bot = await TelegramHarness.StartAsync();
        var students = await AddStudentsAsync(bot);
        var digits = new Random(500);
        for (var round = 0; round < Rounds; round++)
        {
            await EachAsync(bot, chat => bot.Fake.User(chat).Sends("/bind"));
            if (round == 0)
                await PressAsync(bot);
            await PressAsync(bot);
            var guessed = round * Chats;
            await EachAsync(
                bot,
                chat =>
                {
                    var student = students[guessed + chat - 1000];
                    var right = student.IdNumber[^6..];
                    var wrong = $"{right[..2]}{digits.Next(10_000):D4}";
                    var user = bot.Fake.User(chat);
                    user.Sends(student.StudentNumber);
                    user.Sends(student.Name);
                    user.Sends(guessed < lookedAt ? wrong : right);
                },
                updates: 3
            );
            bot.Clock.Advance(TimeSpan.FromMinutes(minutesBetween));
        }

        await using var db = bot.OpenDatabase();
        Assert.Equal(0, await db.Bindings.CountAsync());
        Assert.Equal(lookedAt, await db.BindingAttempts.CountAsync());
        Assert.False(await db.ProcessedUpdates.AnyAsync(u => u.Error != null));
        await StudentWithACodeBindsAsync(bot);
    }

    /// <summary>Every chat gets five guesses a day; after those not even a right code is looked at.</summary>
    [Fact]
    public async Task Five_hundred_guesses_at_binding_codes_bind_nobody()
    {
        await using var bot = await TelegramHarness.StartAsync();
        await AddStudentsAsync(bot);
        var issued = await bot
            .Services.GetRequiredService<Writer>()
            .WriteAsync("key:1", scope => IssueBindingCodes.RunAsync(scope, new BindingCodeFilter(2009, "02"), null));
        var right = issued.Value;
        Assert.True(right.Length > Chats);
        await EachAsync(bot, chat => bot.Fake.User(chat).Sends("/bind"));
        await PressAsync(bot);
        for (var round = 0; round < Rounds; round++)
        {
            await EachAsync(
                bot,
                chat =>
                    bot.Fake.User(chat)
                        .Sends(round < BindingLimits.PerChatPerDay ? BindingCodeText.Create() : right[chat - 1000].Code)
            );
        }

        await using var db = bot.OpenDatabase();
        Assert.Equal(0, await db.Bindings.CountAsync());
        Assert.Equal(Chats * BindingLimits.PerChatPerDay, await db.BindingAttempts.CountAsync());
        await StudentWithACodeBindsAsync(bot);
    }

    private static async Task StudentWithACodeBindsAsync(TelegramHarness bot)
    {
        const long Own = 9001;
        await EachAsync(bot, [Own], chat => bot.Fake.User(chat).Sends($"/start {TestCohort.Code}"));
        await PressAsync(bot, [Own]);
        await using var db = bot.OpenDatabase();
        var bound = await db.Students.SingleAsync(s => db.Chats.Any(c => c.StudentId == s.Id));
        Assert.Equal(TestCohort.LiTing.StudentNumber, bound.StudentNumber);
    }

    private static async Task<IReadOnlyList<StudentRecord>> AddStudentsAsync(TelegramHarness bot)
    {
        var students = SyntheticCohort.Create(2009, Records, new Random(71)).Students;
        await bot
            .Services.GetRequiredService<Writer>()
            .WriteAsync<bool>(
                "test",
                async scope =>
                {
                    var cohort = await scope.Db.Cohorts.SingleAsync();
                    cohort.Settings = cohort.Settings with { BindingPolicy = BindingPolicy.CodeOrIdentity };
                    foreach (var record in students)
                    {
                        var student = new Student { CohortYear = 2009, Issued = record };
                        student.Replace(record with { StudentNumber = record.StudentNumber + "9" });
                        scope.Db.Students.Add(student);
                    }

                    return true;
                }
            );
        return [.. students.Select(s => s with { StudentNumber = s.StudentNumber + "9" })];
    }

    /// <summary>Presses the only button of the newest message that has one.</summary>
    private static async Task PressAsync(TelegramHarness bot, IReadOnlyList<long>? chats = null)
    {
        chats ??= Attackers;
        var recipients = chats.Select(chat => $"{chat}").ToList();
        await using var db = bot.OpenDatabase();
        var sent = await db.Deliveries.Where(d => recipients.Contains(d.Recipient)).OrderBy(d => d.Id).ToListAsync();
        var buttons = sent.Select(d =>
                (d.Recipient, JsonSerializer.Deserialize<OutgoingMessage>(d.Payload, JsonColumn.Options)!.Buttons)
            )
            .Where(message => message.Buttons.Count > 0)
            .GroupBy(message => message.Recipient)
            .ToDictionary(chat => chat.Key, chat => chat.Last().Buttons.Single().Single().Data);
        await EachAsync(bot, chats, chat => bot.Fake.User(chat).PressesStale(1, buttons[$"{chat}"]));
    }

    private static IReadOnlyList<long> Attackers { get; } = [.. Enumerable.Range(0, Chats).Select(i => 1000L + i)];

    private static Task EachAsync(TelegramHarness bot, Action<int> act, int updates = 1) =>
        EachAsync(bot, Attackers, chat => act((int)chat), updates);

    /// <summary>Lets every chat act and waits until the bot has handled all of it.</summary>
    private static async Task EachAsync(
        TelegramHarness bot,
        IReadOnlyList<long> chats,
        Action<long> act,
        int updates = 1
    )
    {
        await using var db = bot.OpenDatabase();
        var expected = await db.ProcessedUpdates.CountAsync() + chats.Count * updates;
        foreach (var chat in chats)
            act(chat);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await db.ProcessedUpdates.CountAsync(patience.Token) < expected) { }
    }
}
