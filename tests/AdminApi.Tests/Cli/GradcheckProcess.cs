using System.Diagnostics;
using System.Text;
using Gradcheck.Testing;

namespace Gradcheck.AdminApi.Tests.Cli;

/// <summary>The built program as a process of its own, in a folder of its own.</summary>
internal sealed class GradcheckProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    private GradcheckProcess(Process process) => this.process = process;

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public string Errors
    {
        get
        {
            lock (errors)
                return errors.ToString();
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string folder,
        params IReadOnlyList<string> arguments
    )
    {
        await using var running = Start(folder, "Production", arguments);
        using var patience = new CancellationTokenSource(Patience);
        await running.process.WaitForExitAsync(patience.Token);
        return (running.process.ExitCode, running.Output, running.Errors);
    }

    /// <summary>Starts the server.</summary>
    public static GradcheckProcess Start(string folder, string environment, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Gradcheck.AdminApi.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        // In Development the program makes its own; later commands in that folder go on with it.
        var made = Path.Combine(folder, "data", "keys.json");
        if (environment == "Production")
            start.Environment["Gradcheck__Secrets__KeyFile"] = File.Exists(made) ? made : TestKeyring.File;
        var process = new Process { StartInfo = start };
        var running = new GradcheckProcess(process);
        process.OutputDataReceived += (_, line) => running.Add(running.output, line.Data);
        process.ErrorDataReceived += (_, line) => running.Add(running.errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits until the output holds a text, and returns all of it so far.</summary>
    public async Task<string> SaysAsync(string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task changed;
            lock (output)
            {
                if (Output.Contains(text, StringComparison.Ordinal))
                    return Output;
                changed = nextLine.Task;
            }

            await changed.WaitAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private TaskCompletionSource nextLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Add(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.AppendLine(line);
        lock (output)
        {
            nextLine.TrySetResult();
            nextLine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
