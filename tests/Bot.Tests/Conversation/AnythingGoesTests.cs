using CsCheck;
using Gradcheck.Bot.Conversation;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Bot.Tests.Conversation;

/// <summary>
/// Two chats type and press at random, old buttons and each other's too, while the office changes records: every
/// message is answered, none is too long or set aside as poison, and nobody signs what was not on the pages they saw.
/// </summary>
public sealed class AnythingGoesTests
{
    private static readonly string[] Texts =
    [
        "/sign",
        "核对签名",
        "/me",
        "/fix",
        "/unbind",
        "/bind",
        "/help",
        "/start",
        "/cancel",
        "李婷",
        "王芳",
        " 李　婷 ",
        TestCohort.Code,
        "WXYZ-2345",
        "1",
        "确认解除",
        "姓名",
        "<b>李婷</b>&",
        "👩‍🎓🎓",
        "",
        new string('李', 4000),
        new string('<', 4000),
        "２００５０１０１００００１",
        "\ud83d",
        "\0",
        "/progress",
        "/photo",
        "/chsi",
        "/dress",
        "/sign <i>",
        "2005010100001",
        "059840",
    ];

    private enum Act
    {
        Type,
        TypeName,
        GoOn,
        PressOffered,
        PressAny,
        Sticker,
        ChangeRecord,
    }

    private static readonly Gen<List<(Act Act, int Chat, int Index)>> Sequences = Gen.Select(
        Gen.Frequency(
            (4, Gen.Const(Act.Type)),
            (1, Gen.Const(Act.TypeName)),
            (9, Gen.Const(Act.GoOn)),
            (3, Gen.Const(Act.PressOffered)),
            (2, Gen.Const(Act.PressAny)),
            (1, Gen.Const(Act.Sticker)),
            (1, Gen.Const(Act.ChangeRecord))
        ),
        Gen.Int[0, 1],
        Gen.Int[0, 999]
    ).List[20, 60];

    [Fact]
    public async Task Nobody_signs_what_they_did_not_see_and_everything_is_answered()
    {
        var signatures = 0;
        await Sequences.SampleAsync(async acts => signatures += await PlayAsync(acts), iter: 40, threads: 1);
        Assert.True(
            signatures > 5,
            $"Only {signatures} signatures: the sequences do not get far enough to prove anything"
        );
    }

    private static async Task<int> PlayAsync(List<(Act Act, int Chat, int Index)> acts)
    {
        await using var bot = await BotHarness.StartAsync();
        var liTing = await TestCohort.AddAsync(bot);
        var wangFang = await TestCohort.AddAsync(
            bot,
            TestCohort.LiTing with
            {
                StudentNumber = "2005010100002",
                Name = "王芳",
            },
            "WXYZ-2345"
        );
        Witness[] chats = [new(bot, "1001", "李婷"), new(bot, "1002", "王芳")];
        await chats[0].BindsAsync(TestCohort.Code);
        await chats[1].BindsAsync("WXYZ-2345");

        for (var i = 0; i < acts.Count; i++)
        {
            var (act, who, index) = acts[i];
            var chat = chats[who];
            if (act == Act.ChangeRecord)
            {
                // Every version of a record differs on both pages from every other.
                var version = i;
                await bot.ChangeAsync(
                    index % 2 == 0 ? liTing.Id : wangFang.Id,
                    record => record with { NativePlace = $"湖南省第{version}县", ClassName = $"第{version}班" }
                );
                continue;
            }

            await chat.DoAsync(
                act switch
                {
                    Act.TypeName => Text(index % 2 == 0 ? "李婷" : "王芳"),
                    Act.GoOn => chat.NextStepTowardsSigning(),
                    Act.PressOffered when chat.Offered.Count > 0 => Press(
                        chat.Offered[index % chat.Offered.Count].Data
                    ),
                    Act.PressAny => Press(Witness.Pick([.. chats.SelectMany(c => c.Seen)], index)),
                    Act.Sticker => ("", IncomingKind.Other),
                    _ => Text(Texts[index % Texts.Length]),
                }
            );
        }

        await using var db = bot.Database.Factory.CreateDbContext();
        Assert.Empty(await db.ProcessedUpdates.Where(u => u.Error != null).Select(u => u.Error).ToListAsync());
        return await db.Signatures.CountAsync();
    }

    private static (string, IncomingKind) Text(string text) => (text, IncomingKind.Text);

    private static (string, IncomingKind) Press(string data) => (data, IncomingKind.Press);

    /// <summary>One chat, with a memory of what was on its screen.</summary>
    private sealed class Witness(BotHarness bot, string id, string name)
    {
        private readonly StudentChat chat = bot.Chat(id);
        private long lastSignature;
        private string lastAnswer = "";
        private string firstPage = "";
        private string secondPage = "";

        public List<string> Seen { get; } = [];
        public IReadOnlyList<ChatButton> Offered => chat.Buttons;

        public static string Pick(List<string> buttons, int index) => buttons[index % buttons.Count];

        public async Task BindsAsync(string code)
        {
            await DoAsync(Text($"/start {code}"));
            await DoAsync(Press(chat.Buttons.Single().Data));
        }

        /// <summary>What a student would do who only wants to be done.</summary>
        public (string, IncomingKind) NextStepTowardsSigning() =>
            lastAnswer.Contains("姓名完成签名") ? Text(name)
            : lastAnswer.Contains("过期") ? Text("/sign")
            : chat.Buttons.FirstOrDefault(b => b.Text is "本页无误" or "同意" or "不解除") is { } button
                ? Press(button.Data)
            : Text("/sign");

        public async Task DoAsync((string Text, IncomingKind Kind) message)
        {
            var isPress = message.Kind == IncomingKind.Press;
            var answers = await chat.SendAsync(
                new IncomingMessage(
                    "telegram",
                    id,
                    StudentChat.NextUpdate(),
                    message.Kind,
                    message.Text,
                    isPress ? "77" : null,
                    isPress ? "cb" : null
                )
            );

            Assert.Contains(answers, m => m.Html.Length > 0);
            Assert.Equal(isPress, answers.Any(m => m.Kind == OutgoingKind.AnswerPress));
            Assert.All(answers, m => Assert.InRange(ChatHtml.ToPlainText(m.Html).Length, 0, 4096));
            // Signatures first: what the answer to the name shows was not seen before.
            await CheckSignaturesAsync();
            foreach (var answer in answers)
                Look(answer);
            lastAnswer = answers[^1].Html;
        }

        private void Look(OutgoingMessage message)
        {
            Seen.AddRange(message.Buttons.SelectMany(row => row).Select(button => button.Data));
            if (message.Html.Contains("第 1 页（"))
                (firstPage, secondPage) = (message.Html, "");
            else if (message.Html.Contains("第 2 页（"))
                secondPage = message.Html;
        }

        private async Task CheckSignaturesAsync()
        {
            await using var db = bot.Database.Factory.CreateDbContext();
            var signatures = await db
                .Signatures.Where(s => s.Id > lastSignature)
                .Join(db.Chats.Where(c => c.ExternalId == id), s => s.ChatId, c => c.Id, (s, _) => s)
                .ToListAsync();
            foreach (var signature in signatures)
            {
                lastSignature = signature.Id;
                Assert.Equal(RecordHash.Of(signature.Record), signature.RecordHash);
                AssertSeen(signature.Record);
            }
        }

        private void AssertSeen(StudentRecord record)
        {
            Assert.Contains(record.Name, firstPage);
            Assert.Contains(record.IdNumber, firstPage);
            Assert.Contains(record.NativePlace, firstPage);
            Assert.Contains(record.StudentNumber, secondPage);
            Assert.Contains(record.ClassName, secondPage);
        }
    }
}
