using System.Threading.Channels;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Checking;

/// <summary>A roster file, read and judged by itself, before it is compared with what is stored.</summary>
internal sealed class CheckedRoster
{
    private CheckedRoster(RosterReader reader, RosterChecker checker, DuplicateCheck index, IssueList issues)
    {
        Sheets = reader.Sheets;
        Skipped = reader.Skipped;
        Rows = checker.Rows;
        Index = index;
        Issues = issues;
    }

    public IReadOnlyList<SheetLayout> Sheets { get; }
    public IReadOnlyList<SkippedSheet> Skipped { get; }
    public IReadOnlyList<RosterRow> Rows { get; }
    public DuplicateCheck Index { get; }
    public IssueList Issues { get; }

    /// <summary>Reads on one thread and checks on another, so that the file costs about as much as reading alone.</summary>
    public static async Task<Result<CheckedRoster>> ReadAsync(
        RosterUpload upload,
        ColumnMapping mapping,
        RosterIntent intent,
        RuleSettings settings,
        CollegeNames colleges,
        CancellationToken cancel
    )
    {
        if (!RosterFileGuard.Check(upload).TryGet(out var kind, out var refusal))
            return refusal;
        var issues = new IssueList();
        var reader = new RosterReader(kind, upload.Content, mapping);
        var checker = new RosterChecker(intent, settings, colleges, issues);
        var batches = Channel.CreateBounded<RowBatch>(8);
        var used = Channel.CreateUnbounded<RowBatch>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => reader.ReadAsync(batches.Writer, used.Reader, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancel))
            {
                checker.Check(batch);
                used.Writer.TryWrite(batch);
            }
        }
        catch
        {
            // Otherwise the reader would wait for ever for room in the channel.
            await stop.CancelAsync();
            throw;
        }

        refusal = await reading;
        if (refusal is not null)
            return refusal;
        if (checker.UnknownColleges.Count > 0)
            return UnknownColleges(checker, colleges);
        foreach (var note in reader.Notes)
            issues.Add(note);
        foreach (var sheet in reader.Skipped)
            issues.Add(new RosterIssue(sheet.Name, 0, null, null, sheet.Rule, Severity.Warning, null, sheet.Message));
        MixedLevels.Report(checker.Rows, issues);
        return new CheckedRoster(reader, checker, DuplicateCheck.Run(checker.Rows, issues), issues);
    }

    private static Refusal UnknownColleges(RosterChecker checker, CollegeNames colleges)
    {
        var found = checker.UnknownColleges.Take(20).ToList();
        return Refusal.Invalid(
            RosterRule.CollegeUnknown,
            $"名单中有本届没有的学院：{string.Join("、", found.Select(college => $"{college.Key}（{college.Value}）"))}。{colleges.Advice}",
            data: new { found = found.Select(college => college.Key), colleges = colleges.List }
        );
    }
}
