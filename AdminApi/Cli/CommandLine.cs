using System.CommandLine;
using Gradcheck.AdminApi.Cli.Keys;
using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary>
/// The command line: short jobs beside a running server or without one. Anything else starts the server.
/// </summary>
internal static class CommandLine
{
    private static readonly Command[] Commands =
    [
        KeysCommand.Create(),
        ImportCommand.Create(),
        TallyCommand.Create(),
        SignatureCommand.Create(),
        AuditCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        PurgeCommand.Create(),
        EraseCommand.Create(),
        DoctorCommand.Create(),
        KeyRingCommand.Create(),
    ];

    /// <summary>Whether the arguments name a command; otherwise they are settings of the server.</summary>
    public static bool Names(string[] args) =>
        args.Length > 0 && (args[0] is "--help" or "-h" or "-?" or "help" || Commands.Any(c => c.Name == args[0]));

    /// <summary>Runs the command.</summary>
    /// <returns>0 when it did what was asked, 1 when it could not, and said why.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        // Through a pipe there is no width to fit into.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 160;
        var root = new RootCommand("Gradcheck 毕业生信息校对与图像采集助手。不带命令则启动服务。");
        foreach (var command in Commands)
            root.Subcommands.Add(command);
        return root.Parse(args is ["help", ..] ? ["--help"] : args).InvokeAsync();
    }
}
