using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Audit;

public sealed class SignInAuditTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_first_use_of_a_key_on_a_day_is_written_down(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var key = await api.CreateKeyAsync(ApiRole.Registrar);
        var client = api.Client(key);
        var actor = $"key:{ApiKeyText.TryParse(key)!.Id}";

        await UsesAsync(api, client);
        api.Clock.Advance(TimeSpan.FromHours(1));
        await UsesAsync(api, client);
        Assert.Equal(1, await CountAsync(api, "key-used", actor));

        // Midnight in Asia/Shanghai, not in UTC, begins a day.
        api.Clock.Advance(TimeSpan.FromHours(14));
        await UsesAsync(api, client);
        Assert.Equal(2, await CountAsync(api, "key-used", actor));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Refused_sign_ins_are_written_down_once_a_minute_and_only_for_keys_that_exist(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var revoked = await AddAsync(api, secretIsRight: true);
        var wrong = await AddAsync(api, secretIsRight: false);
        await RefusedAsync(api, [revoked, wrong, revoked, revoked, wrong, ApiKeyText.Create(), revoked]);
        api.Clock.Advance(TimeSpan.FromMinutes(1));
        await RefusedAsync(api, [wrong]);

        await using var db = api.OpenDatabase();
        var entries = await db
            .AuditEntries.Where(e => e.Action == "key-refused")
            .OrderBy(e => e.Id)
            .Select(e => e.Details)
            .ToListAsync();
        Assert.Equal(
            [Details(revoked, "no-longer-valid"), Details(wrong, "wrong-secret"), Details(wrong, "wrong-secret")],
            entries.Where(details =>
                details.Contains(revoked.Id, StringComparison.Ordinal)
                || details.Contains(wrong.Id, StringComparison.Ordinal)
            )
        );
        Assert.DoesNotContain(entries, details => details.Contains(wrong.Secret, StringComparison.Ordinal));
    }

    private static string Details(ApiKeyText key, string why) => $$"""{"key":"{{key.Id}}","why":"{{why}}"}""";

    /// <summary>Calls with keys that are refused, and waits until one that came after them is written down.</summary>
    private static async Task RefusedAsync(ApiHarness api, IReadOnlyList<ApiKeyText> keys)
    {
        var last = await AddAsync(api, secretIsRight: false);
        foreach (var key in keys.Append(last))
        {
            using var client = api.Client(key.ToString());
            using var answer = await client.GetAsync("/api/keys");
            Assert.Equal(401, (int)answer.StatusCode);
        }

        await UntilAsync(api, db => db.AuditEntries.AnyAsync(e => e.Details.Contains(last.Id)));
    }

    /// <summary>A key that exists and is revoked, or whose secret is another one.</summary>
    private static async Task<ApiKeyText> AddAsync(ApiHarness api, bool secretIsRight)
    {
        var key = ApiKeyText.Create();
        await using var db = api.OpenDatabase();
        db.ApiKeys.Add(
            new ApiKey
            {
                Id = key.Id,
                Name = "test",
                Role = ApiRole.Registrar,
                SecretHash = secretIsRight ? key.SecretHash : new string('0', 64),
                CreatedAt = api.Clock.GetUtcNow(),
                RevokedAt = secretIsRight ? api.Clock.GetUtcNow() : null,
            }
        );
        await db.SaveChangesAsync();
        return key;
    }

    /// <summary>Uses the key, and waits until the use is stored beside the request.</summary>
    private static async Task UsesAsync(ApiHarness api, HttpClient client)
    {
        await client.GetAsync("/api/keys").JsonAsync();
        var now = api.Clock.GetUtcNow();
        await UntilAsync(api, db => db.ApiKeys.AnyAsync(k => k.LastUsedAt == now));
    }

    private static async Task<int> CountAsync(ApiHarness api, string action, string actor)
    {
        await using var db = api.OpenDatabase();
        return await db.AuditEntries.CountAsync(e => e.Action == action && e.Actor == actor);
    }

    private static async Task UntilAsync(ApiHarness api, Func<GradcheckDb, Task<bool>> holds)
    {
        var patience = TimeSpan.FromMinutes(2);
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            await using var db = api.OpenDatabase();
            if (await holds(db))
                return;
            Assert.True(TimeProvider.System.GetElapsedTime(started) < patience, "It was never stored.");
        }
    }
}
