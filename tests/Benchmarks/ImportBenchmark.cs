using System.Diagnostics;
using System.Globalization;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing.Rosters;

namespace Gradcheck.Benchmarks;

/// <summary>
/// The whole import of a roster (read, check, compare, durable write) beside two libraries that only read the same
/// file. Every measurement is a process of its own, so that none warms up another and peaks can be told apart.
/// </summary>
internal static class ImportBenchmark
{
    private const string ChildFlag = "--child";
    private const int Runs = 3;
    private const int WarmUpRows = 5_000;
    private static readonly string[] Subjects = ["ExcelDataReader", "ClosedXML", "Gradcheck"];

    /// <param name="args">The numbers of rows; 10,000 and 100,000 when empty.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [ChildFlag, var subject, var smallFile, var file])
            return await ImportSubject.RunAsync(subject, smallFile, file);
        int[] sizes =
            args.Length == 0 ? [10_000, 100_000] : [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        var folder = Directory.CreateTempSubdirectory("gradcheck-import").FullName;
        try
        {
            Console.WriteLine("| rows | what | seconds | CPU seconds | peak MB | × ExcelDataReader | × ClosedXML |");
            Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|");
            var small = WriteRoster(folder, WarmUpRows);
            foreach (var size in sizes)
                Measure(size, small, WriteRoster(folder, size));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Measure(int size, string small, string file)
    {
        // Taken in turns, so that a busy moment of the machine does not fall on one subject alone; the best counts.
        var best = Subjects.ToDictionary(subject => subject, _ => new Measurement(double.MaxValue, 0, 0, ""));
        for (var run = 0; run < Runs; run++)
        {
            foreach (var subject in Subjects)
            {
                var measured = Child(subject, small, file);
                if (measured.Seconds < best[subject].Seconds)
                    best[subject] = measured;
            }
        }

        var (bare, closed) = (best["ExcelDataReader"].Seconds, best["ClosedXML"].Seconds);
        foreach (var subject in Subjects)
        {
            var (seconds, cpu, peak, note) = best[subject];
            var what = subject == "Gradcheck" ? $"**Gradcheck, whole import** ({note})" : $"{subject}, bare read";
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {size:N0} | {what} | {seconds:0.00} | {cpu:0.00} | {peak} | {seconds / bare:0.00} | {seconds / closed:0.00} |"
                )
            );
        }
    }

    private static Measurement Child(string subject, string small, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(ImportBenchmark).Assembly.Location);
        foreach (var argument in new[] { "import", ChildFlag, subject, small, file })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{subject} failed: {output}");
        var parts = output.Trim().Split('\t');
        return new Measurement(
            double.Parse(parts[0], CultureInfo.InvariantCulture),
            double.Parse(parts[1], CultureInfo.InvariantCulture),
            long.Parse(parts[2], CultureInfo.InvariantCulture),
            parts.ElementAtOrDefault(3) ?? ""
        );
    }

    private static string WriteRoster(string folder, int size)
    {
        var file = Path.Combine(folder, $"{size}.xlsx");
        var cohort = SyntheticCohort.Create(ImportSubject.Year, size, new Random(1), ImportSubject.Colleges);
        using var stream = File.Create(file);
        RosterFile.Write(stream, RosterFormat.Xlsx, RosterSheet.Of(cohort.ForRoster()));
        return file;
    }

    private sealed record Measurement(double Seconds, double CpuSeconds, long PeakMegabytes, string Note);
}
