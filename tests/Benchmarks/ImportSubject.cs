using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using ExcelDataReader;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Rosters.Checking;
using Gradcheck.Domain.Rosters.Reading;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Synthetic;

namespace Gradcheck.Benchmarks;

/// <summary>One thing that is measured, in a process of its own: prints seconds, peak memory and a note.</summary>
internal static class ImportSubject
{
    public const int Year = 2009;
    public const int Colleges = 3;

    private const int WarmUps = 10;

    /// <summary>Reads a small roster first, as a server has done long before a big one comes, then the big one.</summary>
    public static async Task<int> RunAsync(string subject, string smallFile, string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        for (var i = 0; i < WarmUps; i++)
            await MeasureAsync(subject, smallFile);
        // What became hot is compiled in the background; on a server that is long over.
        await Task.Delay(TimeSpan.FromSeconds(2));
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var cpuBefore = process.TotalProcessorTime;
        var (seconds, note) = await MeasureAsync(subject, file);
        process.Refresh();
        var cpu = (process.TotalProcessorTime - cpuBefore).TotalSeconds;
        var peak = process.PeakWorkingSet64 / 1024 / 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000}\t{cpu:0.000}\t{peak}\t{note}"));
        return 0;
    }

    private static async Task<(double Seconds, string Note)> MeasureAsync(string subject, string file) =>
        subject switch
        {
            "ExcelDataReader" => (Time(() => ReadWithExcelDataReader(file)), ""),
            "ClosedXML" => (Time(() => ReadWithClosedXml(file)), ""),
            "Gradcheck" => await ImportAsync(file),
            _ => throw new ArgumentOutOfRangeException(nameof(subject)),
        };

    private static double Time(Func<int> read)
    {
        var clock = Stopwatch.StartNew();
        var cells = read();
        return cells > 0 ? clock.Elapsed.TotalSeconds : throw new InvalidOperationException("Nothing was read.");
    }

    private static int ReadWithExcelDataReader(string file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(File.ReadAllBytes(file)));
        var cells = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
                cells += reader.GetValue(i) is null ? 0 : 1;
        }

        return cells;
    }

    private static int ReadWithClosedXml(string file)
    {
        using var workbook = new XLWorkbook(new MemoryStream(File.ReadAllBytes(file)));
        var cells = 0;
        foreach (var row in workbook.Worksheet(1).RowsUsed())
        {
            foreach (var cell in row.CellsUsed())
                cells += cell.GetString().Length > 0 ? 1 : 0;
        }

        return cells;
    }

    private static async Task<(double, string)> ImportAsync(string file)
    {
        var database = Path.ChangeExtension(file, $".{Guid.NewGuid():n}.db");
        await using var factory = new GradcheckDbFactory(
            new DatabaseOptions { ConnectionString = $"Data Source={database};Pooling=False" },
            Keyring.Of(KeySet.Create(DateTimeOffset.UnixEpoch))
        );
        await DatabaseMigration.MigrateAsync(factory);
        var writer = new Writer(factory, TimeProvider.System, new OutboxSignal());
        await writer.WriteAsync<bool>("benchmark", AddCohortAsync);

        var clock = Stopwatch.StartNew();
        var upload = new RosterUpload(Path.GetFileName(file), await File.ReadAllBytesAsync(file));
        var intent = new RosterIntent(Year, RosterPurpose.Issue, null);
        var preview = new PreviewRoster(factory, writer);
        var import = (await preview.RunAsync("benchmark", intent, upload, ColumnMapping.None)).Value;
        var previewed = clock.Elapsed.TotalSeconds;
        var applied = await writer.WriteAsync("benchmark", scope => ApplyRoster.RunAsync(scope, import.Id, null));
        var seconds = clock.Elapsed.TotalSeconds;

        var added = RosterImports.SummaryOf(applied.Value).Applied!.Added;
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"{added:N0} stored: preview {previewed:0.00} s, apply {seconds - previewed:0.00} s"
        );
        return (seconds, note);
    }

    private static async Task<Domain.Result<bool>> AddCohortAsync(WriteScope scope)
    {
        scope.Db.Cohorts.Add(new Cohort { Year = Year, CreatedAt = scope.Now });
        await scope.Db.SaveChangesAsync();
        scope.Db.Colleges.AddRange(SyntheticCohort.Create(Year, 0, new Random(1), Colleges).Colleges);
        return true;
    }
}
