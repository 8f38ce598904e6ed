using Gradcheck.Domain;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Idempotency;

/// <summary>
/// Remembers for a day which calls were begun and how they were answered. A call that was begun and never
/// answered, because the server died in between, stays begun: whether it had its effect is not known, and it
/// must not have a second one.
/// </summary>
internal sealed class AnswerMemory(GradcheckDbFactory databases, Writer writer)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Begins a call, or returns the row of the call that was begun before under this key.</summary>
    public async Task<(IdempotentResponse Row, bool IsNew)> BeginAsync(string apiKeyId, string key, string requestHash)
    {
        var begun = await writer.WriteAsync<(IdempotentResponse, bool)>(
            $"key:{apiKeyId}",
            async scope =>
            {
                var oldest = scope.Now - Kept;
                await scope.Db.IdempotentResponses.Where(r => r.CreatedAt < oldest).ExecuteDeleteAsync();
                if (await scope.Db.IdempotentResponses.FindAsync(apiKeyId, key) is { } known)
                    return (known, false);
                var row = new IdempotentResponse
                {
                    ApiKeyId = apiKeyId,
                    IdempotencyKey = key,
                    RequestHash = requestHash,
                    CreatedAt = scope.Now,
                };
                scope.Db.IdempotentResponses.Add(row);
                return (row, true);
            }
        );
        return begun.Value;
    }

    /// <summary>Keeps the answer for a repeated call.</summary>
    public async Task CompleteAsync(IdempotentResponse row, int statusCode, byte[] body)
    {
        await using var db = databases.CreateDbContext();
        await RowOf(db, row)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.StatusCode, statusCode).SetProperty(x => x.Body, body));
    }

    /// <summary>The call had no effect; the same key may be used for it again.</summary>
    public async Task ForgetAsync(IdempotentResponse row)
    {
        await using var db = databases.CreateDbContext();
        await RowOf(db, row).ExecuteDeleteAsync();
    }

    private static IQueryable<IdempotentResponse> RowOf(GradcheckDb db, IdempotentResponse row) =>
        db.IdempotentResponses.Where(r => r.ApiKeyId == row.ApiKeyId && r.IdempotencyKey == row.IdempotencyKey);
}
