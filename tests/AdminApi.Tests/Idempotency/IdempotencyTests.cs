using System.Net;
using System.Text;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Idempotency;

public sealed class IdempotencyTests
{
    private static readonly (string, string) Key = ("Idempotency-Key", "a5f1-1");

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Twenty_calls_at_once_have_one_effect_and_one_answer(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var registrar = await api.RegistrarAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CreateKeyAsync(registrar)));
        var later = await CreateKeyAsync(registrar);

        Assert.All(
            answers,
            answer => Assert.Contains(answer.Status, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict })
        );
        var made = answers.Append(later).Where(a => a.Status == HttpStatusCode.Created).Select(a => a.Body).Distinct();
        Assert.Single(made);
        Assert.Equal(HttpStatusCode.Created, later.Status);
        await using var db = api.OpenDatabase();
        Assert.Equal(1, await db.ApiKeys.CountAsync(k => k.Name == "二号"));
    }

    [Fact]
    public async Task The_repeated_answer_has_the_same_headers()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();

        using var first = await SendAsync(registrar, "二号");
        using var second = await SendAsync(registrar, "二号");

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
    }

    [Fact]
    public async Task A_refusal_is_repeated_too()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();

        var first = await SendAsync(registrar, " ").Body();
        var second = await SendAsync(registrar, " ").Body();

        Assert.Contains("key-name", first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Another_call_under_the_same_key_is_refused()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        await SendAsync(registrar, "二号").JsonAsync(HttpStatusCode.Created);

        await SendAsync(registrar, "三号").ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task Two_callers_may_use_the_same_key()
    {
        await using var api = await ApiHarness.StartAsync();

        await SendAsync(await api.RegistrarAsync(), "二号").JsonAsync(HttpStatusCode.Created);
        await SendAsync(await api.RegistrarAsync(), "二号").JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_call_that_is_still_running_is_not_run_again()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        await SendAsync(registrar, "二号").JsonAsync(HttpStatusCode.Created);
        await using (var db = api.OpenDatabase())
            await db.IdempotentResponses.ExecuteUpdateAsync(r => r.SetProperty(x => x.StatusCode, 0));

        await SendAsync(registrar, "二号").ProblemAsync(HttpStatusCode.Conflict, "idempotency-running");
    }

    [Fact]
    public async Task After_a_day_the_key_may_be_used_again()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        await SendAsync(registrar, "二号").JsonAsync(HttpStatusCode.Created);

        api.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        await SendAsync(registrar, "三号").JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_new_key_cannot_be_read_from_the_remembered_answer()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();

        var made = await SendAsync(registrar, "二号").JsonAsync(HttpStatusCode.Created);

        await using var db = api.OpenDatabase();
        var stored = await db.IdempotentResponses.SingleAsync();
        Assert.DoesNotContain(made.GetProperty("key").GetString()!, Encoding.Latin1.GetString(stored.Body));
    }

    [Theory]
    [InlineData("has blank", 1)]
    [InlineData("x", 201)]
    public async Task A_key_that_is_no_key_is_refused(string part, int times)
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();

        var key = string.Concat(Enumerable.Repeat(part, times));
        await registrar
            .SendJsonAsync(HttpMethod.Post, "/api/keys", new { role = "registrar", name = "x" }, (Key.Item1, key))
            .ProblemAsync(HttpStatusCode.BadRequest, "idempotency-key-invalid");
    }

    private static async Task<(HttpStatusCode Status, string Body)> CreateKeyAsync(HttpClient client)
    {
        using var response = await SendAsync(client, "二号");
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string name) =>
        client.SendJsonAsync(HttpMethod.Post, "/api/keys", new { role = "registrar", name }, Key);
}

file static class Reading
{
    public static async Task<string> Body(this Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        return await response.Content.ReadAsStringAsync();
    }
}
