using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Gradcheck.Benchmarks;

/// <summary>
/// What the webhook is compared with: an endpoint that does nothing but parse, and the usual one that stores every
/// update in a commit of its own with the same durability (WAL, synchronous=FULL).
/// </summary>
internal sealed class WebhookPeers : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SqliteConnection connection;
    private readonly string file;

    private WebhookPeers(WebApplication app, SqliteConnection connection, string file)
    {
        this.app = app;
        this.connection = connection;
        this.file = file;
        Address = new Uri(app.Urls.Single());
    }

    public Uri Address { get; }

    public static async Task<WebhookPeers> StartAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"gradcheck-peer-{Guid.NewGuid():n}.db");
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Updates (Id INTEGER PRIMARY KEY, Body TEXT);";
        await create.ExecuteNonQueryAsync();

        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        var app = builder.Build();
        var gate = new SemaphoreSlim(1);
        app.MapPost(
            "/parse",
            async (HttpRequest request) =>
            {
                using var update = await JsonDocument.ParseAsync(request.Body);
                return Results.Ok(update.RootElement.GetProperty("update_id").GetInt64());
            }
        );
        app.MapPost(
            "/row",
            async (HttpRequest request) =>
            {
                using var update = await JsonDocument.ParseAsync(request.Body);
                await gate.WaitAsync();
                try
                {
                    await using var insert = connection.CreateCommand();
                    insert.CommandText = "INSERT INTO Updates VALUES ($id, $body)";
                    insert.Parameters.AddWithValue("$id", update.RootElement.GetProperty("update_id").GetInt64());
                    insert.Parameters.AddWithValue("$body", update.RootElement.GetRawText());
                    await insert.ExecuteNonQueryAsync();
                }
                finally
                {
                    gate.Release();
                }

                return Results.Ok();
            }
        );
        await app.StartAsync();
        return new WebhookPeers(app, connection, file);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await connection.DisposeAsync();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(file + suffix);
    }
}
