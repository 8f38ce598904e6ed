using System.Globalization;
using Gradcheck.Domain;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>What <c>/fix</c> says.</summary>
internal static class FixTexts
{
    private const int ShownCorrections = 10;
    private const int LongestEcho = 60;

    public static string ChooseField(IReadOnlyList<Correction> corrections, FixWords words)
    {
        var own = corrections
            .Where(c => c.State != CorrectionState.Withdrawn)
            .Take(ShownCorrections)
            .Select(c =>
                ChatHtml.Of(
                    $"\n· {c.Field.Heading()}：{words.SayMasked(c.Field, c.OldValue)} → {words.SayMasked(c.Field, c.NewValue)}（{c.State.Label()}{(string.IsNullOrEmpty(c.Reason) ? "" : $"：{Shorten(c.Reason, LongestEcho)}")}）"
                )
            );
        var list = string.Concat(own);
        return $"{(list.Length == 0 ? "" : $"📝 <b>你的更正申请</b>{list}\n\n")}要更正<b>哪一项</b>？";
    }

    public static string AskValue(StudentField field, Student student, FixWords words, bool hasChoices) =>
        ChatHtml.Of(
            $"""
            ✏️ <b>更正{field.Heading()}</b>
            名单上现在是：{words.SayMasked(field, student.ToRecord()[field])}
            正确的是什么？{(hasChoices ? "请点选。" : "请直接输入。")}{Hint(field)}
            """
        );

    /// <summary>Why a value cannot be taken.</summary>
    public static string Rejected(string typed, FieldCheck check)
    {
        var reasons = check
            .Findings.Where(f => f.Severity == Severity.Error)
            .Select(f => ChatHtml.Of($"\n❌ {f.Message}"));
        return $"{ChatHtml.Of($"你填的是：{Shorten(typed, LongestEcho)}")}{string.Concat(reasons)}\n\n请重新输入。";
    }

    public static string NoChange(StudentField field, string value, FixWords words) =>
        ChatHtml.Of(
            $"名单上的{field.Heading()}已经是「{words.Say(field, value)}」，不需要更正。\n要改成别的请重新输入，没有别的请点「取消」。"
        );

    /// <summary>What the rules changed and what they warn of, one line each.</summary>
    public static IReadOnlyList<string> Notes(FieldCheck check)
    {
        var changes = check.Findings.Where(f => f.Severity == Severity.Normalized).Select(f => f.Message).ToList();
        var warnings = check.Findings.Where(f => f.Severity == Severity.Warning).Select(f => $"⚠️ {f.Message}");
        return changes.Count == 0
            ? [.. warnings]
            : [$"ℹ️ 已按规范整理为：{check.Value}（{string.Concat(changes).TrimEnd('。')}）", .. warnings];
    }

    public static string AskCause(FixState state, FixWords words) =>
        ChatHtml.Of(
            $"✏️ {state.Field.Heading()}改为：<b>{words.Say(state.Field, state.Value)}</b>{new ChatHtml.Raw(NoteLines(state))}\n\n{state.Field.Heading()}是关键信息，请选择它是<b>怎么错的</b>："
        );

    public static string Summary(FixState state, Student student, FixWords words)
    {
        var cause = state.Cause is { } known ? ChatHtml.Of($"\n原因：{known.Label()}") : "";
        return ChatHtml.Of(
            $"""
            📝 <b>请核对更正申请</b>
            {state.Field.Heading()}：{words.SayMasked(state.Field, student.ToRecord()[state.Field])} → <b>{words.Say(
                state.Field,
                state.Value
            )}</b>{new ChatHtml.Raw(cause + NoteLines(state))}
            """
        );
    }

    /// <summary>The form, the copies, the evidence and where to hand them in.</summary>
    public static string Papers(RequiredPapers papers, string place, CohortSettings settings)
    {
        var evidence = string.Join('、', papers.Evidence);
        if (papers.Form.Title() is not { } form)
        {
            return evidence.Length == 0
                ? ChatHtml.Of($"📄 不用填审批表，由学院核实后更正。有疑问请联系{place}。")
                : ChatHtml.Of($"📄 不用填审批表。请带{evidence}到{place}核对。");
        }

        var deadline = settings.MaterialsDeadline is { } day
            ? $"学院须在{ChineseDate.WithWeekday(day)}前报学校，请尽早交。"
            : "请尽早交。";
        return ChatHtml.Of(
            $"""
            📄 <b>需要交的材料（一式{CopiesText(papers.Copies)}份）</b>
            · {form}
            · 证明材料：{evidence}
            📍 交到：{place}
            {deadline}
            """
        );
    }

    public static string Receipt(CorrectionRequest request, string place, CohortSettings settings, FixWords words)
    {
        var correction = request.Correction;
        var replaced = request.Replaced is { } earlier
            ? ChatHtml.Of($"\n你之前申请改成「{words.SayMasked(earlier.Field, earlier.NewValue)}」，已由这次申请代替。")
            : "";
        var text = ChatHtml.Of(
            $"""
            ✅ <b>更正申请已提交</b>
            {correction.Field.Heading()}：{words.SayMasked(correction.Field, correction.OldValue)} → {words.SayMasked(
                correction.Field,
                correction.NewValue
            )}{new ChatHtml.Raw(replaced)}
            """
        );
        return $"{text}\n\n{Papers(request.Papers, place, settings)}\n\n审核有结果我会马上告诉你。审核完之前暂时不能签名。";
    }

    /// <summary>At most so many characters as a person counts them, so that no emoji is cut in two.</summary>
    public static string Shorten(string text, int length)
    {
        var whole = new StringInfo(text);
        return whole.LengthInTextElements <= length ? text : $"{whole.SubstringByTextElements(0, length)}…";
    }

    private static string NoteLines(FixState state) =>
        string.Concat((state.Notes ?? []).Select(note => ChatHtml.Of($"\n{note}")));

    private static string CopiesText(int copies) =>
        copies switch
        {
            2 => "两",
            3 => "三",
            _ => copies.ToString(CultureInfo.InvariantCulture),
        };

    private static string Hint(StudentField field) =>
        field switch
        {
            StudentField.Name => "\n按身份证填写，中间不要空格。",
            StudentField.BirthDate => "\n以身份证为准，如 19860305 或 1986年3月5日。",
            StudentField.EthnicGroup => "\n按身份证填写全称，如 汉族。",
            StudentField.IdNumber => "\n18 位或 15 位，最后一位可以是 X。",
            StudentField.NativePlace => "\n写成 ××省××县（市），如 湖南省汨罗市。",
            StudentField.ProgrammeLength => "\n填年数，如 4。",
            StudentField.EnrolmentDate => "\n如 20050901 或 2005年9月。",
            _ => "",
        };
}
