using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi.Tables;

/// <summary>
/// Hands out a table as a file: written into the audit log first, and with ID numbers, masked or not, the mark of that
/// entry in the file's footer.
/// </summary>
internal static class MarkedFile
{
    public static async Task<IResult> AnswerAsync(
        Writer writer,
        ApiCaller caller,
        Format format,
        Table table,
        Export export,
        string? reason,
        CancellationToken cancel
    )
    {
        // Who may read may take a masked list along; full numbers need the scope for them.
        if (export.IdNumbers == IdNumbersInFile.Full && !caller.Has(ApiScope.Export))
            return Problem.From(NeededScope.Missing(ApiScope.Export));
        var marked = await writer.WriteAsync(
            caller.Actor,
            scope => RecordExport.RunAsync(scope, export, reason),
            cancel
        );
        return marked.TryGet(out var mark, out var refusal)
            // A list without ID numbers is read by programs, too, which do not expect a last line of another kind.
            ? Offer.File(format, export.IdNumbers == IdNumbersInFile.None ? table : table with { Footer = mark.Text })
            : Problem.From(refusal);
    }

    /// <summary>The format as the audit log names it.</summary>
    public static string NameOf(Format format) => format == Format.Csv ? "csv" : "xlsx";
}
