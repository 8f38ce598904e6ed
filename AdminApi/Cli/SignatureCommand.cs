using System.CommandLine;
using Gradcheck.AdminApi.Signing;
using Gradcheck.Domain;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Signing.Proof;
using Gradcheck.Domain.Students;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary><c>signature verify RECEIPT</c>: what a signature proves, for whoever has to rely on it.</summary>
internal static class SignatureCommand
{
    public static Command Create()
    {
        var receipt = new Argument<string>("receipt") { Description = "回执号，如 K7P-3WD-QXH；短横和大小写不限" };
        var verify = new Command("verify", "核验一次签名：内容、操作日志、账号和现在的记录") { receipt };
        verify.SetAction(async (parsed, cancel) => await VerifyAsync(parsed.GetRequiredValue(receipt), cancel));
        return new Command("signature", "签名核验") { verify };
    }

    /// <returns>0 when everything fits; 1 when something does not, or there is no such signature.</returns>
    private static async Task<int> VerifyAsync(string receipt, CancellationToken cancel)
    {
        await using var database = await CliDatabase.OpenAsync();
        await using var db = database.Factory.CreateDbContext();
        var found = await ReadSignatures.OfReceiptAsync(db, receipt, collegeCode: null, cancel);
        if (!found.TryGet(out var proof, out var refusal))
            return CliDatabase.Explain(refusal);
        Show(SignatureView.Of(proof));
        return proof.Checks.Any(check => check.Result == ProofResult.Fails) ? 1 : 0;
    }

    private static void Show(SignatureView signature)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"回执号 {signature.Receipt}　{signature.Name}（学号 {signature.StudentNumber}，学院 {signature.College}）"
        );
        AnsiConsole.MarkupLineInterpolated(
            $"签名时间 {ChineseDate.Of(signature.SignedAt)}　渠道 {signature.Channel}　聊天账号编号 {signature.Chat}"
        );
        AnsiConsole.MarkupLineInterpolated(
            $"姓名核对：{NameOf(signature.NameCheck)}　隐私告知第 {signature.ConsentVersion} 版　签名声明第 {signature.DeclarationVersion} 版"
        );
        AnsiConsole.MarkupLineInterpolated($"信息指纹 {signature.RecordHash}");
        var checks = new Table().AddColumns("", "核验项目", "结论");
        foreach (var check in signature.Checks)
            checks.AddRow(MarkOf(check.Result), NameOf(check.Part), Markup.Escape(check.Verdict));
        AnsiConsole.Write(checks);
        if (signature.Changes.Count > 0)
            AnsiConsole.Write(TableOf(signature.Changes));
        var color = signature.Standing is SignatureStanding.Valid or SignatureStanding.Replaced ? "green" : "red";
        AnsiConsole.MarkupLine($"[{color}]{Markup.Escape(signature.Verdict)}[/]");
    }

    private static Table TableOf(IReadOnlyList<SignedChangeView> changes)
    {
        var table = new Table().AddColumns("改动的字段", "签名时", "现在", "说明");
        foreach (var change in changes)
        {
            table.AddRow(
                change.Field.Heading(),
                Markup.Escape(change.Signed),
                Markup.Escape(change.Now),
                Markup.Escape(change.Note ?? "")
            );
        }

        return table;
    }

    private static string MarkOf(ProofResult result) =>
        result switch
        {
            ProofResult.Fits => "[green]✓[/]",
            ProofResult.Note => "[yellow]![/]",
            _ => "[red]✗[/]",
        };

    private static string NameOf(NameCheck check) =>
        check == NameCheck.Exact ? "与登记的姓名一字不差" : "去掉空格、统一全半角和间隔号后与登记的姓名一致";

    private static string NameOf(ProofPart part) =>
        part switch
        {
            ProofPart.Record => "签名时的内容",
            ProofPart.Audit => "操作日志",
            ProofPart.Account => "聊天账号",
            ProofPart.Roster => "名单登记",
            ProofPart.Today => "现在的记录",
            ProofPart.Replaced => "后来的签名",
            _ => "是否逾期",
        };
}
