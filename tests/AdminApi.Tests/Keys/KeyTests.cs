using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Keys;

public sealed class KeyTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_key_works_until_it_is_revoked(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var registrar = await api.RegistrarAsync();

        var made = await registrar
            .PostAsJsonAsync("/api/keys", new { role = "registrar", name = "教务处二号" })
            .JsonAsync(HttpStatusCode.Created);
        var second = api.Client(made.GetProperty("key").GetString());
        await second.GetAsync("/api/keys").JsonAsync();

        await registrar.DeleteAsync($"/api/keys/{made.GetProperty("id")}").JsonAsync();
        await second.GetAsync("/api/keys").ProblemAsync(HttpStatusCode.Unauthorized, "key-invalid");
    }

    [Fact]
    public async Task Without_a_key_the_answer_says_how_to_send_one()
    {
        await using var api = await ApiHarness.StartAsync();

        await api.Anonymous().GetAsync("/api/keys").ProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
    }

    [Fact]
    public async Task A_key_in_the_address_or_in_a_cookie_does_not_count()
    {
        await using var api = await ApiHarness.StartAsync();
        var key = await api.CreateKeyAsync(ApiRole.Registrar);
        var client = api.Anonymous();

        await client
            .GetAsync($"/api/keys?access_token={key}&key={key}")
            .ProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
        await client
            .SendJsonAsync(
                HttpMethod.Get,
                "/api/keys",
                null,
                ("Cookie", $"Authorization={key}; ApiKey={key}; key={key}")
            )
            .ProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
        await client
            .SendJsonAsync(HttpMethod.Get, $"/api/keys?Authorization=Bearer%20{key}", null, ("X-Api-Key", key))
            .ProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
        await client
            .SendJsonAsync(HttpMethod.Get, "/api/keys", null, ("Authorization", $"Basic {key}"))
            .ProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
    }

    [Fact]
    public void One_wrong_character_anywhere_in_a_key_is_noticed_without_a_look_up()
    {
        var key = ApiKeyText.Create().ToString();

        for (var i = 4; i < key.Length; i++)
        {
            var other = key[i] == 'A' ? 'B' : 'A';
            Assert.Null(ApiKeyText.TryParse(key[..i] + other + key[(i + 1)..]));
        }
    }

    [Fact]
    public async Task A_mistyped_key_is_refused_by_the_running_server_without_a_look_up()
    {
        await using var api = await ApiHarness.StartAsync();
        var key = await api.CreateKeyAsync(ApiRole.Registrar);
        using var commands = new DatabaseCommands(api.Database);

        foreach (var wrong in new[] { key[..^1], key + "0", key.ToLowerInvariant(), key[..^1] + '*', "gck_", "x" })
            await api.Client(wrong).GetAsync("/api/keys").ProblemAsync(HttpStatusCode.Unauthorized, "key-mistyped");
        Assert.DoesNotContain(commands.Texts, sql => sql.Contains("ApiKeys"));

        // The same question about a key with a right checksum is asked.
        await api.Client(ApiKeyText.Create().ToString())
            .GetAsync("/api/keys")
            .ProblemAsync(HttpStatusCode.Unauthorized, "key-invalid");
        Assert.Contains(commands.Texts, sql => sql.Contains("ApiKeys"));
    }

    [Fact]
    public async Task A_well_formed_key_with_a_foreign_secret_is_refused()
    {
        await using var api = await ApiHarness.StartAsync();

        await api.Client(ApiKeyText.Create().ToString())
            .GetAsync("/api/keys")
            .ProblemAsync(HttpStatusCode.Unauthorized, "key-invalid");
    }

    [Fact]
    public async Task The_secret_of_a_key_is_not_in_the_database()
    {
        await using var api = await ApiHarness.StartAsync();
        var text = ApiKeyText.TryParse(await api.CreateKeyAsync(ApiRole.Registrar))!;

        await using var db = api.OpenDatabase();
        var stored = await db.ApiKeys.FindAsync(text.Id);
        Assert.DoesNotContain(text.Secret, JsonSerializer.Serialize(stored));
        Assert.True(text.Matches(stored!.SecretHash));
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_kept_to_the_minute()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        var start = api.Clock.GetUtcNow();

        Assert.Equal(start, await LastUseAsync(registrar, used => used is not null));
        api.Clock.Advance(TimeSpan.FromSeconds(59));
        await registrar.GetAsync("/api/keys").JsonAsync();
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(start.AddMinutes(1), await LastUseAsync(registrar, used => used != start));
    }

    /// <summary>The use is stored beside the request, so the first answers may not show it yet.</summary>
    private static async Task<DateTimeOffset?> LastUseAsync(HttpClient client, Func<DateTimeOffset?, bool> until)
    {
        for (var tries = 0; ; tries++)
        {
            var keys = await client.GetAsync("/api/keys").JsonAsync();
            var used = keys.GetProperty("items")[0].GetProperty("lastUsedAt");
            var at = used.ValueKind == JsonValueKind.Null ? (DateTimeOffset?)null : used.GetDateTimeOffset();
            if (until(at) || tries == 1000)
                return at;
        }
    }
}
