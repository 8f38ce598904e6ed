using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

public sealed class SignDialogueTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_pages_and_the_own_name_make_a_signature_with_a_receipt(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();

        var first = (await chat.TypesAsync("核对签名")).Single().Html;
        foreach (
            var shown in new[] { "李婷", "女", "19860305", "汉族", "共青团员", "430102198603059840", "湖南省汨罗市" }
        )
            Assert.Contains(shown, first);
        Assert.Equal(["本页无误", "有误，要更正"], chat.Buttons.Select(b => b.Text));

        var second = (await chat.PressesAsync("本页无误")).Single(m => m.Kind == OutgoingKind.Edit).Html;
        foreach (
            var shown in new[]
            {
                "2005010100001",
                "文学院",
                "2005级汉语言文学1班",
                "汉语言文学（师范）",
                "本科",
                "4 年",
                "20050901",
            }
        )
            Assert.Contains(shown, second);
        Assert.Contains(
            await chat.PressesAsync("本页无误"),
            m => m.Html.Contains("请输入本人姓名完成签名（不得代签）")
        );
        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        var receipt = (await chat.TypesAsync("李婷")).Single().Html;

        var signed = await bot.ReadAsync(student.Id);
        Assert.Equal(SignatureState.Signed, signed.SignatureState);
        Assert.Equal("telegram", signed.SignedChannel);
        Assert.Matches("^[34679CDFGHJKMNPQRTVWXY]{3}(-[34679CDFGHJKMNPQRTVWXY]{3}){2}$", signed.Receipt);
        Assert.Contains(signed.Receipt!, receipt);
        Assert.Contains("2008年12月3日（星期三）上午 9:05", receipt);
        Assert.NotNull(signed.ViewedAt);

        await using var db = bot.Database.Factory.CreateDbContext();
        var signature = await db.Signatures.SingleAsync();
        Assert.Equal(signed.RecordHash, signature.RecordHash);
        Assert.Equal(signed.RecordHash, RecordHash.Of(signature.Record));
        Assert.Equal(signed.Receipt, signature.Receipt);
        Assert.Equal(bot.Clock.GetUtcNow(), signature.SignedAt);
        Assert.Equal((NameCheck.Exact, 1, false), (signature.NameCheck, signature.ConsentVersion, signature.IsLate));
        var consent = (await db.Cohorts.SingleAsync()).Settings.ConsentText;
        Assert.Equal(ConsentText.HashOf(consent), signature.ConsentTextHash);
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == "record-signed");
        Assert.Equal(entry.Id, signature.AuditId);
        Assert.Equal(entry.Id, signed.ChangeSequence);
    }

    [Fact]
    public async Task Signing_twice_is_harmless_and_shows_the_receipt()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.SignsAsync();
        var before = await bot.ReadAsync(student.Id);

        var again = (await chat.TypesAsync("/sign")).Single().Html;

        Assert.Contains(before.Receipt!, again);
        Assert.Contains("不用再签", again);
        Assert.Equal(before.SignedAt, (await bot.ReadAsync(student.Id)).SignedAt);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_record_that_changes_before_the_name_is_typed_is_checked_again_from_page_1(
        DatabaseProvider provider
    )
    {
        await using var bot = await BotHarness.StartAsync(provider);
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.TypesAsync("/sign");
        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");

        await bot.ChangeAsync(student.Id, record => record with { EthnicGroup = "回族" });
        var answer = (await chat.TypesAsync("李婷")).Single().Html;

        Assert.Contains("刚刚有变动", answer);
        Assert.Contains("第 1 页", answer);
        Assert.Contains("回族", answer);
        Assert.Equal(SignatureState.Unsigned, (await bot.ReadAsync(student.Id)).SignatureState);
    }

    [Fact]
    public async Task A_record_that_changes_between_the_pages_is_checked_again_from_page_1()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.TypesAsync("/sign");

        await bot.ChangeAsync(student.Id, record => record with { NativePlace = "湖南省岳阳县" });
        var answers = await chat.PressesAsync("本页无误");

        Assert.Contains(answers, m => m.Html.Contains("刚刚有变动") && m.Html.Contains("湖南省岳阳县"));
        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");
        await chat.TypesAsync("李婷");
        Assert.Equal(SignatureState.Signed, (await bot.ReadAsync(student.Id)).SignatureState);
    }

    [Fact]
    public async Task A_stale_signature_says_what_changed_and_is_renewed_by_signing_again()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.SignsAsync();
        var first = (await bot.ReadAsync(student.Id)).Receipt;
        await bot.ChangeAsync(
            student.Id,
            record => record with { NativePlace = "湖南省岳阳县", IdNumber = "430102198603059832", College = "99" }
        );

        var me = (await chat.TypesAsync("/me")).Single().Html;
        var page = (await chat.TypesAsync("/sign")).Single().Html;
        foreach (var html in new[] { me, page })
        {
            Assert.Contains("籍贯：湖南省汨罗市 → 湖南省岳阳县", html);
            Assert.Contains("身份证号：已变动", html);
            Assert.Contains("学院：文学院 → 99", html);
            Assert.DoesNotContain("姓名：李婷 →", html);
        }

        Assert.DoesNotContain("430102198603059832", me);
        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");
        await chat.TypesAsync("李婷");
        var renewed = await bot.ReadAsync(student.Id);
        Assert.Equal(SignatureState.Signed, renewed.SignatureState);
        Assert.NotEqual(first, renewed.Receipt);
    }

    [Fact]
    public async Task A_pending_correction_blocks_signing_even_when_it_comes_before_the_last_step()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.TypesAsync("/sign");
        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");
        await bot.AddPendingCorrectionAsync(student);

        var typed = (await chat.TypesAsync("李婷")).Single().Html;
        var again = (await chat.TypesAsync("/sign")).Single().Html;
        var me = (await chat.TypesAsync("/me")).Single().Html;

        Assert.All([typed, again], html => Assert.Contains("等待审核", html));
        Assert.Contains("1 项更正等待审核：籍贯", me);
        Assert.Equal(SignatureState.Unsigned, (await bot.ReadAsync(student.Id)).SignatureState);
    }

    [Fact]
    public async Task After_the_deadline_day_one_can_still_sign_and_is_told_that_it_is_late()
    {
        await using var bot = await BotHarness.StartAsync();
        await TestCohort.AddAsync(bot, settings: s => s with { SigningDeadline = new DateOnly(2008, 12, 3) });
        var chat = await bot.Chat("1001").BindsAsync();

        bot.Clock.SetUtcNow(new DateTimeOffset(2008, 12, 3, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.DoesNotContain("截止", (await chat.TypesAsync("/sign")).Single().Html);
        bot.Clock.SetUtcNow(new DateTimeOffset(2008, 12, 4, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Contains("截止日（2008年12月3日）已过", (await chat.TypesAsync("/sign")).Single().Html);
        Assert.Contains("补签", (await chat.SignsAsync()).Single().Html);

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Contains("\"late\":true", (await db.AuditEntries.SingleAsync(e => e.Action == "record-signed")).Details);
    }

    [Fact]
    public async Task Buttons_pressed_twice_or_in_another_chat_do_nothing_and_say_so()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var other = TestCohort.LiTing with { StudentNumber = "2005010100002", Name = "王芳" };
        await TestCohort.AddAsync(bot, other, "WXYZ-2345");
        var chat = await bot.Chat("1001").BindsAsync();
        var stranger = await bot.Chat("1002").BindsAsync("WXYZ-2345");
        await chat.TypesAsync("/sign");
        var firstPage = chat.Buttons.Single(b => b.Text == "本页无误").Data;

        Assert.Contains("不属于", (await stranger.PressesDataAsync(firstPage)).Single().Html);
        await chat.PressesDataAsync(firstPage);
        Assert.Contains("过期", (await chat.PressesDataAsync(firstPage)).Single().Html);
        Assert.Contains("过期", (await chat.PressesDataAsync(firstPage)).Single().Html);

        // One press, one page: the second page still has to be confirmed.
        Assert.Contains("点下面的按钮", (await chat.TypesAsync("李婷")).Single().Html);
        Assert.Equal(SignatureState.Unsigned, (await bot.ReadAsync(student.Id)).SignatureState);
    }

    [Fact]
    public async Task Finding_an_error_leads_away_from_signing()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.TypesAsync("/sign");

        var answers = await chat.PressesAsync("有误，要更正");

        Assert.Contains(answers, m => m.Kind != OutgoingKind.AnswerPress && m.Html.Contains("更正"));
        await chat.TypesAsync("李婷");
        Assert.Equal(SignatureState.Unsigned, (await bot.ReadAsync(student.Id)).SignatureState);
    }

    [Fact]
    public async Task A_removed_student_cannot_finish_signing()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.TypesAsync("/sign");
        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");
        await bot.Writer.WriteAsync<bool>(
            "key:1",
            async scope =>
            {
                (await scope.Db.Students.SingleAsync(s => s.Id == student.Id)).RemovedAt = scope.Now;
                return true;
            }
        );

        Assert.Contains("不在本届", (await chat.TypesAsync("李婷")).Single().Html);
        Assert.Equal(SignatureState.Unsigned, (await bot.ReadAsync(student.Id)).SignatureState);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_name_sent_fifty_times_at_once_makes_one_signature(DatabaseProvider provider)
    {
        await using var bot = await BotHarness.StartAsync(provider);
        await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.TypesAsync("/sign");
        await chat.PressesAsync("本页无误");
        await chat.PressesAsync("本页无误");

        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ =>
                    bot.Updates.HandleAsync(
                        new("telegram", "1001", StudentChat.NextUpdate(), Bot.Conversation.IncomingKind.Text, "李婷")
                    )
                )
        );

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Equal(1, await db.Signatures.CountAsync());
    }

    [Fact]
    public async Task A_record_put_back_to_what_was_signed_is_signed_again_without_a_new_signature()
    {
        await using var bot = await BotHarness.StartAsync();
        var student = await TestCohort.AddAsync(bot);
        var chat = await bot.Chat("1001").BindsAsync();
        await chat.SignsAsync();
        await bot.ChangeAsync(student.Id, record => record with { Name = "李停" });
        await bot.ChangeAsync(student.Id, record => record with { Name = "李婷" });

        Assert.Contains("不用再签", (await chat.TypesAsync("/sign")).Single().Html);
    }
}
