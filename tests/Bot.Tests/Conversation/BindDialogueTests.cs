using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class BindDialogueTests
{
    private const string ByIdentity = "没有绑定码，用身份信息绑定";

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_student_without_a_code_binds_by_number_name_and_last_six(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(bot, settings: AllowIdentity);
        var chat = bot.Chat("1001");
        await chat.TypesAsync("/bind");
        await chat.PressesAsync("同意");
        await chat.PressesAsync(ByIdentity);
        await chat.TypesAsync(" ２００５010100001 ");
        await chat.TypesAsync("李 婷");

        Assert.Contains("✅ 绑定成功", (await chat.TypesAsync("059840")).Single().Html);
        Assert.Equal(student.Id, await BoundToAsync(bot));
    }

    [Fact]
    public async Task Identity_is_offered_only_where_the_cohort_allows_it()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = bot.Chat("1001");
        await chat.TypesAsync("/start");
        await chat.PressesAsync("同意");
        await chat.TypesAsync("/bind");

        Assert.DoesNotContain(chat.Buttons, b => b.Text == ByIdentity);
    }

    [Fact]
    public async Task Every_kind_of_wrong_gets_the_same_answer()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot, settings: AllowIdentity);
        var locked = TestCohort.LiTing with { StudentNumber = "2005010100002", Name = "王芳" };
        await TestCohort.AddAsync(bot, locked, "WXYZ-2345");
        for (var i = 0; i < 3; i++)
            await IdentifyAsync(bot.Chat($"a{i}"), locked.StudentNumber, "王方", "059840");
        var held = TestCohort.LiTing with { StudentNumber = "2005010100003", Name = "张伟" };
        await TestCohort.AddAsync(bot, held, "HHHH-2345");
        await bot.Chat("owner").BindsAsync("HHHH-2345");
        var removed = TestCohort.LiTing with { StudentNumber = "2005010100004", Name = "刘洋" };
        await TestCohort.AddAsync(bot, removed, "RRRR-2345");
        await bot.RemoveAsync(removed.StudentNumber);
        var revoked = TestCohort.LiTing with { StudentNumber = "2005010100005", Name = "陈静" };
        await TestCohort.AddAsync(bot, revoked, "VVVV-2345");
        await bot.Writer.WriteAsync(
            "key:1",
            scope =>
                Domain.Binding.IssueBindingCodes.RunAsync(scope, new(2009, StudentNumber: revoked.StudentNumber), null)
        );
        await bot.AddExpiredCodeAsync("EEEE-2345");

        var answers = new[]
        {
            await IdentifyAsync(bot.Chat("1"), "2005010100009", "李婷", "059840"),
            await IdentifyAsync(bot.Chat("2"), "2005010100001", "李停", "059840"),
            await IdentifyAsync(bot.Chat("3"), "2005010100001", "李婷", "059841"),
            await IdentifyAsync(bot.Chat("4"), locked.StudentNumber, "王芳", "059840"),
            await IdentifyAsync(bot.Chat("5"), held.StudentNumber, "张伟", "059840"),
            await IdentifyAsync(bot.Chat("6"), removed.StudentNumber, "刘洋", "059840"),
            await TypeCodeAsync(bot.Chat("7"), "0000-0000"),
            await TypeCodeAsync(bot.Chat("8"), "HHHH-2345"),
            await TypeCodeAsync(bot.Chat("9"), "RRRR-2345"),
            await TypeCodeAsync(bot.Chat("10"), "VVVV-2345"),
            await TypeCodeAsync(bot.Chat("11"), "EEEE-2345"),
        };

        Assert.All(answers, answer => Assert.Equal(answers[0].Html, answer.Html));
        Assert.All(
            answers,
            answer => Assert.Equal([ByIdentity], answer.Buttons.SelectMany(r => r).Select(b => b.Text))
        );
        Assert.Contains("没有绑定成功", answers[0].Html);
        Assert.Null(await BoundToAsync(bot, "4"));
    }

    [Fact]
    public async Task A_slip_gets_a_hint_and_uses_up_no_try()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot, settings: AllowIdentity);
        var chat = bot.Chat("1001");
        await chat.TypesAsync("/bind");
        await chat.PressesAsync("同意");
        string[] slips = ["", "👋", "<b>&", new string('码', 4000), "ABCD-234", "我没有绑定码呀怎么"];
        foreach (var slip in slips)
            Assert.Contains("8 位绑定码", (await chat.TypesAsync(slip)).Single().Html);
        await chat.PressesAsync(ByIdentity);
        foreach (var slip in new[] { "", "👋", "<b>&", new string('1', 4000), "学号是多少" })
            Assert.Contains("学号", (await chat.TypesAsync(slip)).Single().Html);
        await chat.TypesAsync("2005010100001");
        foreach (var slip in new[] { "", "\u200b", new string('李', 4000) })
            Assert.Contains("姓名", (await chat.TypesAsync(slip)).Single().Html);
        await chat.TypesAsync("李婷");
        foreach (var slip in new[] { "", "430102198603059840", "五个数字", "👋👋👋" })
            Assert.Contains("后六位", (await chat.TypesAsync(slip)).Single().Html);

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(0, await db.BindingAttempts.CountAsync());
        Assert.Contains("✅ 绑定成功", (await chat.TypesAsync("０５９８４０")).Single().Html);
    }

    [Fact]
    public async Task After_five_wrong_codes_a_chat_has_to_wait_until_tomorrow()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = bot.Chat("1001");
        await chat.TypesAsync("/start");
        await chat.PressesAsync("同意");
        foreach (var wrong in new[] { "AAAA-1111", "AAAA-1112", "AAAAUUUU", "aaaa 1113", "ＡＡＡＡ１１１４" })
            Assert.Contains("没有绑定成功", (await chat.TypesAsync(wrong)).Single().Html);

        Assert.Contains("明天再试", (await chat.TypesAsync(TestCohort.Code)).Single().Html);
        bot.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("✅ 绑定成功", (await chat.TypesAsync(TestCohort.Code)).Single().Html);
    }

    [Fact]
    public async Task What_was_typed_before_consent_is_kept_only_when_it_is_a_code()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot);
        var chat = bot.Chat("1001");
        await chat.TypesAsync($"/start {TestCohort.Code}");
        await chat.TypesAsync("你好");
        await chat.TypesAsync("核对签名");

        var answers = await chat.TypesAsync("同意");

        Assert.Contains(answers, m => m.Html.Contains("✅ 绑定成功"));
        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(0, await db.BindingAttempts.CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_hundred_chats_with_one_code_have_one_winner(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(bot);
        var chats = Enumerable.Range(0, 200).Select(i => bot.Chat($"race-{i}")).ToList();
        await Task.WhenAll(chats.Select(chat => chat.TypesAsync("/start")));
        await Task.WhenAll(chats.Select(chat => chat.PressesAsync("同意")));

        var answers = await Task.WhenAll(chats.Select(chat => chat.TypesAsync(TestCohort.Code)));

        Assert.Equal(1, answers.Count(a => a.Single().Html.Contains("✅ 绑定成功")));
        Assert.Equal(199, answers.Count(a => a.Single().Html.Contains("没有绑定成功")));
        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(student.Id, (await db.Bindings.SingleAsync()).StudentId);
        Assert.Equal(1, await db.Chats.CountAsync(c => c.StudentId != null));
        Assert.False(await db.ProcessedUpdates.AnyAsync(u => u.Error != null));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_hundred_chats_with_the_right_identity_have_one_winner(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        await TestCohort.AddAsync(bot, settings: AllowIdentity);
        var chats = Enumerable.Range(0, 200).Select(i => bot.Chat($"race-{i}")).ToList();

        var answers = await Task.WhenAll(chats.Select(chat => IdentifyAsync(chat, "2005010100001", "李婷", "059840")));

        Assert.Equal(1, answers.Count(a => a.Html.Contains("✅ 绑定成功")));
        // The others are told no more than who guesses; after a hundred of them identity binding rests.
        Assert.Equal(100, answers.Count(a => a.Html.Contains("没有绑定成功")));
        Assert.Equal(99, answers.Count(a => a.Html.Contains("现在暂停用身份信息绑定")));
        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(1, await db.Bindings.CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_fresh_code_moves_the_record_and_tells_the_old_chat(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(bot);
        await bot.Chat("old").BindsAsync();
        var issued = await bot.Writer.WriteAsync(
            "key:1",
            scope =>
                Domain.Binding.IssueBindingCodes.RunAsync(scope, new(2009, StudentNumber: student.StudentNumber), null)
        );

        await bot.Chat("new").BindsAsync(issued.Value.Single().Code);

        Assert.Null(await BoundToAsync(bot, "old"));
        Assert.Equal(student.Id, await BoundToAsync(bot, "new"));
        await using var db = bot.Database.Factory.CreateDbContext();
        var told = await db.Deliveries.Where(d => d.Recipient == "old").OrderBy(d => d.Id).LastAsync();
        Assert.Contains("已转到另一个聊天账号", told.Payload);
    }

    private static CohortSettings AllowIdentity(CohortSettings settings) =>
        settings with
        {
            BindingPolicy = BindingPolicy.CodeOrIdentity,
        };

    private static async Task<OutgoingMessage> IdentifyAsync(StudentChat chat, string number, string name, string tail)
    {
        await chat.TypesAsync("/bind");
        await chat.PressesAsync("同意");
        await chat.PressesAsync(ByIdentity);
        await chat.TypesAsync(number);
        await chat.TypesAsync(name);
        return (await chat.TypesAsync(tail)).Single();
    }

    private static async Task<OutgoingMessage> TypeCodeAsync(StudentChat chat, string code)
    {
        await chat.TypesAsync("/bind");
        await chat.PressesAsync("同意");
        return (await chat.TypesAsync(code)).Single();
    }

    private static async Task<long?> BoundToAsync(BotHarness bot, string chat = "1001")
    {
        await using var db = bot.Database.Factory.CreateDbContext();
        return (await db.Chats.SingleAsync(c => c.ExternalId == chat)).StudentId;
    }
}
