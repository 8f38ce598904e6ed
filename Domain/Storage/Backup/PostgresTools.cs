using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Gradcheck.Domain.Storage.Backup;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>pg_restore</c>; the password goes through the environment.</summary>
internal static class PostgresTools
{
    /// <summary>Runs a tool on a database.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="server">The server and account.</param>
    /// <param name="arguments">What it is to do.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Null when it did; otherwise <c>postgres-tool-missing</c> or <c>postgres-tool-failed</c>.</returns>
    public static async Task<Refusal?> RunAsync(
        string tool,
        NpgsqlConnectionStringBuilder server,
        IReadOnlyList<string> arguments,
        CancellationToken cancel
    )
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGHOST"] = server.Host;
        start.Environment["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server.Username;
        start.Environment["PGSSLMODE"] = SslModeOf(server.SslMode);
        if (server.Password is { Length: > 0 } password)
            start.Environment["PGPASSWORD"] = password;
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = await process.StandardError.ReadToEndAsync(cancel);
            await output;
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0
                ? null
                : Refusal.Conflict("postgres-tool-failed", $"{tool} 没有成功。", errors.Trim());
        }
        catch (Win32Exception)
        {
            return Refusal.NotFound(
                "postgres-tool-missing",
                $"没有找到 {tool}：请安装 PostgreSQL 客户端工具（版本不低于服务器，如 apt install postgresql-client），或在数据库服务器上备份和恢复，见 docs/operations.md。"
            );
        }
    }

    private static string SslModeOf(SslMode mode) =>
        mode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        };
}
