using System.Globalization;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>The buttons of <c>/fix</c>.</summary>
internal static class FixButtons
{
    private const int LongestLabel = 30;

    public static IReadOnlyList<CorrectionCause> Causes { get; } = Enum.GetValues<CorrectionCause>();

    /// <summary>The fields, two in a row, then the open corrections to withdraw.</summary>
    public static IReadOnlyList<IReadOnlyList<ChatButton>> Fields(Turn turn, IEnumerable<Correction> corrections) =>
        [
            .. FixFields.All.Select(field => turn.Button(field.Heading(), "field", field.JsonName())).Chunk(2),
            .. corrections
                .Where(c => c is { IsOpen: true, ByOffice: false })
                .Select(c =>
                    new[]
                    {
                        turn.Button(
                            $"撤回：{c.Field.Heading()}",
                            "withdraw",
                            c.Id.ToString(CultureInfo.InvariantCulture)
                        ),
                    }
                ),
            [Cancel(turn)],
        ];

    /// <summary>
    /// Values to choose, by what they are called, in the order in which the state keeps them. None for 学制 where
    /// choices are numbers to reply with: the 2 that is typed must be two years, not the second choice.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<ChatButton>> Values(
        Turn turn,
        StudentField field,
        IEnumerable<string> labels
    ) =>
        field == StudentField.ProgrammeLength && !turn.Channel.Buttons
            ? []
            : [.. labels.Select((label, i) => Value(turn, label, i)).Chunk(2), [Another(turn), Cancel(turn)]];

    public static IReadOnlyList<IReadOnlyList<ChatButton>> CauseRows(Turn turn) =>
        [
            .. Causes.Select(cause => new[] { turn.Button(cause.Label(), "cause", cause.ToString()) }),
            [Another(turn), Cancel(turn)],
        ];

    /// <summary>What the rules propose, to submit, and the way back.</summary>
    public static IReadOnlyList<IReadOnlyList<ChatButton>> Confirm(Turn turn, FixState state) =>
        [
            .. (state.Choices ?? []).Select((choice, i) => new[] { Value(turn, $"改成：{choice}", i) }),
            [turn.Button("提交", "submit"), turn.Button("重新填写", "field", state.Field.JsonName()), Cancel(turn)],
        ];

    private static ChatButton Value(Turn turn, string label, int index) =>
        turn.Button(FixTexts.Shorten(label, LongestLabel), "value", index.ToString(CultureInfo.InvariantCulture));

    private static ChatButton Another(Turn turn) => turn.Button("换一项", "choose");

    private static ChatButton Cancel(Turn turn) => turn.Button("取消", "cancel");
}
