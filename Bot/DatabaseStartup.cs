using Gradcheck.Domain.Storage;

namespace Gradcheck.Bot;

/// <summary>Before anything else starts: keeps a second server off the SQLite file and migrates the database.</summary>
public sealed class DatabaseStartup(GradcheckDbFactory databases) : IHostedLifecycleService, IDisposable
{
    private SqliteServerLock? serverLock;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (databases.SqliteFile is { } file)
        {
            serverLock =
                SqliteServerLock.TryTake(file)
                ?? throw new InvalidSettingsException([
                    $"另一个 Gradcheck 服务正在使用数据库 {file}。请先停止它，或改用 PostgreSQL 同时运行多个服务。",
                ]);
        }

        await DatabaseMigration.MigrateAsync(databases, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => serverLock?.Dispose();
}
