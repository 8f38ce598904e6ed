using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Audit;

/// <summary>
/// Writes down who took which file out of the system, before the file is handed over. Full ID numbers need a reason,
/// as a single one does (<see cref="RevealIdNumber"/>), and are limited by the hour.
/// </summary>
public static class RecordExport
{
    public const string Action = "exported";

    /// <summary>How many files with full ID numbers one key may take in an hour.</summary>
    public const int FullPerHour = 20;

    /// <summary>Entries of files with full numbers; own uploads given back have no reason.</summary>
    private const string WithReason = "\"reason\":";

    /// <summary>Writes the export down.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="export">The file.</param>
    /// <param name="reason">Why; needed for full ID numbers.</param>
    /// <returns>The mark for the file's footer, or a refusal: <c>reason-missing</c>, <c>export-limit</c>.</returns>
    public static async Task<Result<ExportMark>> RunAsync(WriteScope scope, Export export, string? reason)
    {
        string? why = null;
        if (export.IdNumbers == IdNumbersInFile.Full)
        {
            if (!RevealReason.Check(reason).TryGet(out why, out var refusal))
                return refusal;
            var since = scope.Now.AddHours(-1);
            var taken = scope.Db.AuditEntries.Where(e =>
                e.Actor == scope.Actor && e.Action == Action && e.At > since && e.Details.Contains(WithReason)
            );
            if (await taken.CountAsync() >= FullPerHour)
            {
                return LimitReached with
                {
                    RetryAfter = await taken.OrderBy(e => e.Id).Select(e => e.At).FirstAsync() - since,
                };
            }
            why = await AuditReason.CleanAsync(scope.Db, export.CohortYear, why);
        }

        return Note(scope, export, why);
    }

    /// <summary>
    /// Writes down that an office was given its own upload back: the numbers in it are its own, so no reason is asked.
    /// </summary>
    public static ExportMark NoteOwnFile(WriteScope scope, Export export) => Note(scope, export, null);

    private static ExportMark Note(WriteScope scope, Export export, string? reason)
    {
        var entry = scope.Audit(
            Action,
            export.CohortYear,
            details: new
            {
                export.What,
                export.Format,
                export.Filter,
                export.Rows,
                export.IdNumbers,
                reason,
            }
        );
        return new ExportMark(entry.Id, scope.Actor, scope.Now, export.Range, export.IdNumbers);
    }

    private static Refusal LimitReached { get; } =
        new(
            RefusalKind.TooMany,
            "export-limit",
            $"一小时内最多导出 {FullPerHour} 份含完整身份证号的文件，请稍后再试，或导出遮盖身份证号的文件。"
        );
}
