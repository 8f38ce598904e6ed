using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Keys;

/// <summary>What a key may do, for how long, and how it ends.</summary>
public sealed class KeyTermsTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task A_key_ends_at_its_hour_and_says_so(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var registrar = await api.RegistrarAsync();
        var made = await MakeAsync(
            registrar,
            new
            {
                role = "registrar",
                name = "x",
                expiresAt = "2008-12-04T00:00:00+08:00",
            }
        );
        Assert.Equal("2008-12-04T00:00:00+08:00", made.GetProperty("expiresAt").GetString());
        var client = api.Client(made.GetProperty("key").GetString());

        api.Clock.SetUtcNow(new DateTimeOffset(2008, 12, 3, 23, 59, 59, TimeSpan.FromHours(8)));
        await client.GetAsync("/api/cohorts").JsonAsync();
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        await client.GetAsync("/api/cohorts").ProblemAsync(HttpStatusCode.Unauthorized, "key-expired");
    }

    [Fact]
    public async Task Left_alone_a_key_has_all_scopes_of_its_role_and_one_year()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        var own = await MakeAsync(registrar, new { role = "registrar", name = "x" });
        var college = await MakeAsync(
            registrar,
            new
            {
                role = "college",
                name = "x",
                college = "01",
            }
        );

        Assert.Equal("read write reveal export keys", Scopes(own));
        Assert.Equal("read write reveal export", Scopes(college));
        Assert.Equal(api.Clock.GetUtcNow().AddYears(1), own.GetProperty("expiresAt").GetDateTimeOffset());
    }

    public static TheoryData<string, string> BadTerms =>
        new()
        {
            { """{"role":"registrar","name":"x","scopes":[]}""", "key-scopes" },
            { """{"role":"college","college":"01","name":"x","scopes":["keys"]}""", "key-scopes" },
            { """{"role":"registrar","name":"x","scopes":["everything"]}""", "body-invalid" },
            { """{"role":"registrar","name":"x","expiresAt":"2008-12-03T09:00:00+08:00"}""", "key-expiry" },
            { """{"role":"registrar","name":"x","expiresAt":"2031-01-01T00:00:00+08:00"}""", "key-expiry" },
            { """{"role":"college","college":"99","name":"x"}""", "college-unknown" },
            { """{"role":"college","name":"x"}""", "key-college" },
        };

    [Theory, MemberData(nameof(BadTerms))]
    public async Task A_key_that_makes_no_sense_is_not_made(string body, string code)
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        await registrar.PostAsync("/api/keys", content).ProblemAsync(HttpStatusCode.BadRequest, code);

        await using var db = api.OpenDatabase();
        Assert.Equal(1, await db.ApiKeys.CountAsync());
    }

    [Fact]
    public async Task Nobody_gives_more_than_they_have()
    {
        await using var api = await ApiHarness.StartAsync();
        var full = ApiKeyText.TryParse(await api.CreateKeyAsync(ApiRole.Registrar))!;
        var clerk = api.Client(
            await api.CreateKeyAsync(ApiRole.Registrar, terms: new ApiKeyTerms([ApiScope.Read, ApiScope.Keys]))
        );

        await clerk
            .PostAsJsonAsync("/api/keys", new { role = "registrar", name = "x" })
            .ProblemAsync(HttpStatusCode.Forbidden, "key-scope-exceeded");
        await clerk
            .PostAsync($"/api/keys/{full.Id}/rotate", null)
            .ProblemAsync(HttpStatusCode.Forbidden, "key-scope-exceeded");
        var made = await MakeAsync(
            clerk,
            new
            {
                role = "registrar",
                name = "x",
                scopes = new[] { "read" },
            }
        );
        Assert.Equal("read", Scopes(made));
    }

    [Fact]
    public async Task A_full_ID_number_needs_the_scope_for_it()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var terms = new ApiKeyTerms([ApiScope.Read, ApiScope.Write, ApiScope.Export]);
        var client = api.Client(await api.CreateKeyAsync(ApiRole.College, "01", terms));
        var path = $"{TestCohort.Path(student)}?reveal=idNumber";

        await client.GetAsync(TestCohort.Path(student)).JsonAsync();
        var refused = await client
            .SendJsonAsync(HttpMethod.Get, path, null, ("X-Reason", "check"))
            .ProblemAsync(HttpStatusCode.Forbidden, "scope-missing");
        Assert.DoesNotContain(student.IdNumber, refused.ToString());
    }

    [Fact]
    public async Task A_file_with_full_ID_numbers_needs_the_scope_for_it()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var terms = new ApiKeyTerms([ApiScope.Read, ApiScope.Reveal]);
        var reader = api.Client(await api.CreateKeyAsync(ApiRole.College, "01", terms));
        var exporter = await api.CollegeAsync("01");
        const string Full = "/api/cohorts/2009/students?reveal=idNumber";
        (string, string)[] headers = [("Accept", "text/csv"), ("X-Reason", "check")];

        await reader
            .SendJsonAsync(HttpMethod.Get, Full, null, headers)
            .ProblemAsync(HttpStatusCode.Forbidden, "scope-missing");
        using var masked = await reader.SendJsonAsync(HttpMethod.Get, "/api/cohorts/2009/students", null, headers[0]);
        using var full = await exporter.SendJsonAsync(HttpMethod.Get, Full, null, headers);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (masked.StatusCode, full.StatusCode));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_key_revoked_by_another_process_is_refused_from_the_next_request_on(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var key = await api.CreateKeyAsync(ApiRole.Registrar);
        var client = api.Client(key);
        await client.GetAsync("/api/cohorts").JsonAsync();

        // Nothing of the running server takes part, as when the command line or a second server does it.
        await using var elsewhere = new GradcheckDbFactory(api.Database.Options, api.Database.Factory.Keyring);
        var writer = new Writer(elsewhere, api.Clock, new OutboxSignal());
        await writer.WriteAsync("cli", scope => RevokeApiKey.RunAsync(scope, ApiKeyText.TryParse(key)!.Id));

        await client.GetAsync("/api/cohorts").ProblemAsync(HttpStatusCode.Unauthorized, "key-invalid");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_rotated_key_works_one_more_day_beside_its_successor(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var registrar = await api.RegistrarAsync();
        var old = await MakeAsync(
            registrar,
            new
            {
                role = "registrar",
                name = "统计",
                scopes = new[] { "read" },
            }
        );

        var rotated = await registrar.PostAsync($"/api/keys/{old.GetProperty("id")}/rotate", null).JsonAsync();

        var successor = rotated.GetProperty("successor");
        Assert.Equal(("统计", "read"), (successor.GetProperty("name").GetString(), Scopes(successor)));
        var until = api.Clock.GetUtcNow().AddDays(1);
        Assert.Equal(until, rotated.GetProperty("oldValidUntil").GetDateTimeOffset());
        await api.Client(successor.GetProperty("key").GetString()).GetAsync("/api/cohorts").JsonAsync();
        var before = api.Client(old.GetProperty("key").GetString());
        await before.GetAsync("/api/cohorts").JsonAsync();
        api.Clock.SetUtcNow(until);
        await before.GetAsync("/api/cohorts").ProblemAsync(HttpStatusCode.Unauthorized, "key-expired");
    }

    [Fact]
    public async Task A_leaked_key_is_rotated_at_once_and_the_log_names_both_by_id_only()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        var old = await MakeAsync(registrar, new { role = "registrar", name = "x" });

        var rotated = await registrar.PostAsync($"/api/keys/{old.GetProperty("id")}/rotate?now=true", null).JsonAsync();

        await api.Client(old.GetProperty("key").GetString())
            .GetAsync("/api/cohorts")
            .ProblemAsync(HttpStatusCode.Unauthorized, "key-invalid");
        await registrar
            .PostAsync($"/api/keys/{old.GetProperty("id")}/rotate", null)
            .ProblemAsync(HttpStatusCode.Conflict, "key-ended");
        var successor = ApiKeyText.TryParse(rotated.GetProperty("successor").GetProperty("key").GetString()!)!;
        await using var db = api.OpenDatabase();
        var log = string.Join(' ', await db.AuditEntries.Select(e => e.Details).ToListAsync());
        Assert.Contains($"\"successor\":\"{successor.Id}\"", log);
        Assert.DoesNotContain(successor.Secret, log);
        Assert.DoesNotContain(successor.SecretHash, log);
    }

    private static Task<JsonElement> MakeAsync(HttpClient client, object body) =>
        client.PostAsJsonAsync("/api/keys", body).JsonAsync(HttpStatusCode.Created);

    private static string Scopes(JsonElement key) =>
        string.Join(' ', key.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
}
