using Gradcheck.Domain;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary>The database of the settings, for a command.</summary>
internal sealed class CliDatabase : IAsyncDisposable
{
    private CliDatabase(GradcheckDbFactory factory, string keyFile)
    {
        KeyFile = keyFile;
        Factory = factory;
        Writer = new Writer(factory, TimeProvider.System, new OutboxSignal());
    }

    public GradcheckDbFactory Factory { get; }
    public Writer Writer { get; }

    /// <summary>Where the keys are.</summary>
    public string KeyFile { get; }

    /// <summary>Opens it, at this program's version.</summary>
    public static async Task<CliDatabase> OpenAsync()
    {
        var settings = ServerSettings.Load([]);
        var factory = new GradcheckDbFactory(settings.Database, settings.KeyFile.Open(TimeProvider.System));
        await DatabaseMigration.MigrateAsync(factory);
        return new CliDatabase(factory, settings.KeyFile.Path!);
    }

    /// <summary>Runs a use case as <c>cli</c>.</summary>
    public Task<Result<T>> WriteAsync<T>(Func<WriteScope, Task<Result<T>>> work) => Writer.WriteAsync("cli", work);

    public ValueTask DisposeAsync() => Factory.DisposeAsync();

    /// <summary>Says why not, and gives the exit code for it.</summary>
    public static int Explain(Refusal refusal)
    {
        AnsiConsole.MarkupLineInterpolated($"[red]✗[/] {refusal.Title}");
        if (refusal.Detail is { } detail)
            AnsiConsole.MarkupLineInterpolated($"  {detail}");
        return 1;
    }
}
