using System.Text.Json;
using System.Text.RegularExpressions;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cli;

/// <summary><c>audit</c> and <c>doctor</c> as a registrar runs them, on a database somebody reached into.</summary>
public sealed partial class AuditCommandTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-cli-").FullName;
    private string DatabaseFile => Path.Combine(folder, "audit.db");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "appsettings.json"),
            JsonSerializer.Serialize(
                new { Gradcheck = new { Database = new { ConnectionString = $"Data Source={DatabaseFile}" } } }
            )
        );
        await using var factory = OpenFactory();
        await DatabaseMigration.MigrateAsync(factory);
        var writer = new Writer(factory, TimeProvider.System, new Domain.Messaging.OutboxSignal());
        for (var i = 0; i < 12; i++)
        {
            await writer.WriteAsync<long>(
                "system",
                scope => Task.FromResult<Domain.Result<long>>(scope.Audit("tested", details: new { i }).Id)
            );
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_anchor_written_down_finds_a_cut_off_end()
    {
        var head = await GradcheckProcess.RunAsync(folder, "audit", "head");
        Assert.Equal(0, head.ExitCode);
        Assert.Contains("操作日志共 12 条", head.Output);
        Assert.Contains("抄到本系统之外", head.Output);
        var anchor = Anchor().Match(head.Output).Value;
        Assert.StartsWith("12:", anchor);

        var well = await GradcheckProcess.RunAsync(folder, "audit", "verify", "--anchor", anchor);
        Assert.Equal(0, well.ExitCode);
        Assert.Contains("操作日志完整：12 条逐条相符", well.Output);
        Assert.Contains("与抄存的锚点（第 12 条）一致", well.Output);

        await AttackAsync("DELETE FROM \"AuditEntries\" WHERE \"Id\" > 10");
        var without = await GradcheckProcess.RunAsync(folder, "audit", "verify");
        Assert.Equal(0, without.ExitCode);
        Assert.Contains("没有给出锚点", without.Output);
        var cutOff = await GradcheckProcess.RunAsync(folder, "audit", "verify", "--expect", anchor.ToUpperInvariant());
        Assert.Equal(1, cutOff.ExitCode);
        Assert.Contains("操作日志只到第 10 条，但抄存的锚点在第 12 条", cutOff.Output);
    }

    [Fact]
    public async Task An_edited_line_is_named_and_the_exit_code_says_so()
    {
        await AttackAsync("UPDATE \"AuditEntries\" SET \"Actor\" = 'key:SOMEBODY' WHERE \"Id\" = 7");

        var doctor = await GradcheckProcess.RunAsync(folder, "doctor");
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("第 7 条被改动过", doctor.Output);
        var verify = await GradcheckProcess.RunAsync(folder, "audit", "verify");
        Assert.Equal(1, verify.ExitCode);
        Assert.Contains("第 7 条被改动过", verify.Output);
        Assert.Contains("此前 6 条相符", verify.Output);
    }

    [Fact]
    public async Task The_doctor_looks_at_the_last_lines_and_misses_the_triggers()
    {
        var well = await GradcheckProcess.RunAsync(folder, "doctor");
        Assert.Equal(0, well.ExitCode);
        Assert.Contains("最近 12 条逐条相符", well.Output);

        await AttackAsync("SELECT 1");
        var ill = await GradcheckProcess.RunAsync(folder, "doctor");
        Assert.Equal(1, ill.ExitCode);
        Assert.Contains("触发器不见了", ill.Output);
    }

    [Fact]
    public async Task A_mistyped_anchor_is_told()
    {
        var mistyped = await GradcheckProcess.RunAsync(folder, "audit", "verify", "--anchor", "12:abcd");
        Assert.Equal(1, mistyped.ExitCode);
        Assert.Contains("请按抄存的原样输入", mistyped.Output);
    }

    private GradcheckDbFactory OpenFactory() =>
        new(
            new DatabaseOptions { ConnectionString = $"Data Source={DatabaseFile};Pooling=False" },
            TestKeyring.Instance
        );

    private async Task AttackAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            DROP TRIGGER "AuditEntries_no_update";
            DROP TRIGGER "AuditEntries_no_delete";
            {sql};
            """;
        await command.ExecuteNonQueryAsync();
    }

    [GeneratedRegex("[0-9]+:[0-9a-f]{4}(-[0-9a-f]{4}){15}")]
    private static partial Regex Anchor();
}
