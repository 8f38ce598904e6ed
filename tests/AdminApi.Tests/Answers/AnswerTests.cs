using System.Net;
using System.Text;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Answers;

public sealed class AnswerTests
{
    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        var body = new ByteArrayContent(new byte[31_000_000]);
        body.Headers.ContentType = new("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys") { Content = body };
        request.Headers.ExpectContinue = true;

        await registrar.SendAsync(request).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task A_body_of_deeply_nested_brackets_is_refused()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        var body = new StringContent(new string('[', 100_000), Encoding.UTF8, "application/json");
        await registrar.PutAsync("/api/cohorts/2009/colleges", body).ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task When_the_database_is_out_of_order_the_caller_is_asked_to_come_again()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        await using (var db = api.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"ALTER TABLE \"Cohorts\" RENAME TO \"Gone\"");

        var sent = registrar.GetAsync("/api/cohorts");
        using var response = await sent;

        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter?.Delta);
        await sent.ProblemAsync(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
        using var ready = await api.Anonymous().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var live = await api.Anonymous().GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task An_error_of_our_own_shows_no_stack_trace()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        await using (var db = api.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"UPDATE \"Cohorts\" SET \"Settings\" = 'broken'");

        var problem = await registrar
            .GetAsync("/api/cohorts/2009")
            .ProblemAsync(HttpStatusCode.InternalServerError, "internal-error");

        Assert.DoesNotContain("Json", problem.ToString());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/scalar/")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    [InlineData("/api/keys")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        await using var api = await ApiHarness.StartAsync();

        using var response = await api.Anonymous().GetAsync(path);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Chinese_is_readable_in_the_bytes_and_times_are_local()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();

        var colleges = await registrar.GetStringAsync("/api/cohorts/2009/colleges");
        var keys = await registrar.GetStringAsync("/api/keys");

        Assert.Contains("学院", colleges);
        Assert.Contains("\"createdAt\":\"2008-12-03T09:00:00+08:00\"", keys);
    }
}
