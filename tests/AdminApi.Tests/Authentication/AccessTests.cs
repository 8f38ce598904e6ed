using System.Net;
using Gradcheck.AdminApi.Tests.Corrections;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Authentication;

/// <summary>Walks every endpoint of the app: who may call it, and what another college gets to see.</summary>
public sealed class AccessTests
{
    /// <summary>Whose an endpoint is.</summary>
    public enum Access
    {
        /// <summary>Only the registrar's keys.</summary>
        Registrar,

        /// <summary>Every key; a college's shows its own part.</summary>
        Filtered,

        /// <summary>Names one student or college: another college's key finds nothing.</summary>
        Owned,
    }

    /// <summary>Every endpoint under /api has to stand here, or the first test fails.</summary>
    private static readonly Dictionary<string, Access> Expected = new()
    {
        ["GET /api/audit"] = Access.Registrar,
        ["GET /api/audit/head"] = Access.Registrar,
        ["GET /api/keys/"] = Access.Registrar,
        ["POST /api/keys/"] = Access.Registrar,
        ["POST /api/keys/{id}/rotate"] = Access.Registrar,
        ["DELETE /api/keys/{id}"] = Access.Registrar,
        ["GET /api/cohorts/"] = Access.Filtered,
        ["POST /api/cohorts/"] = Access.Registrar,
        ["GET /api/cohorts/{year:int}"] = Access.Filtered,
        ["PATCH /api/cohorts/{year:int}"] = Access.Registrar,
        ["GET /api/cohorts/{year:int}/colleges/"] = Access.Filtered,
        ["PUT /api/cohorts/{year:int}/colleges/"] = Access.Registrar,
        ["GET /api/cohorts/{year:int}/students/"] = Access.Filtered,
        ["POST /api/cohorts/{year:int}/students/"] = Access.Filtered,
        ["GET /api/cohorts/{year:int}/students/{studentNumber}"] = Access.Owned,
        ["PATCH /api/cohorts/{year:int}/students/{studentNumber}"] = Access.Owned,
        ["DELETE /api/cohorts/{year:int}/students/{studentNumber}"] = Access.Owned,
        ["GET /api/cohorts/{year:int}/students/{studentNumber}/status-changes/"] = Access.Owned,
        ["POST /api/cohorts/{year:int}/students/{studentNumber}/status-changes/"] = Access.Owned,
        ["GET /api/cohorts/{year:int}/students/{studentNumber}/signatures"] = Access.Owned,
        ["POST /api/cohorts/{year:int}/students/{studentNumber}/erase"] = Access.Registrar,
        ["GET /api/signatures/{receipt}"] = Access.Owned,
        ["POST /api/cohorts/{year:int}/students/{studentNumber}/unlock"] = Access.Owned,
        ["DELETE /api/cohorts/{year:int}/students/{studentNumber}/binding"] = Access.Owned,
        ["POST /api/cohorts/{year:int}/binding-codes"] = Access.Filtered,
        ["GET /api/cohorts/{year:int}/corrections"] = Access.Filtered,
        ["POST /api/cohorts/{year:int}/corrections/decide"] = Access.Filtered,
        ["POST /api/corrections/{id:long}/accept"] = Access.Owned,
        ["POST /api/corrections/{id:long}/reject"] = Access.Owned,
        ["POST /api/corrections/{id:long}/revert"] = Access.Owned,
        ["POST /api/cohorts/{year:int}/rosters"] = Access.Filtered,
        ["GET /api/rosters/template.xlsx"] = Access.Filtered,
        ["GET /api/rosters/{id:long}/"] = Access.Owned,
        ["GET /api/rosters/{id:long}/issues"] = Access.Owned,
        ["GET /api/rosters/{id:long}/diff"] = Access.Owned,
        ["GET /api/rosters/{id:long}/annotated.xlsx"] = Access.Owned,
        ["POST /api/rosters/{id:long}/apply"] = Access.Owned,
        ["POST /api/rosters/{id:long}/undo"] = Access.Owned,
        ["GET /api/cohorts/{year:int}/photo-plan/"] = Access.Filtered,
        ["POST /api/cohorts/{year:int}/photo-plan/import"] = Access.Registrar,
        ["POST /api/cohorts/{year:int}/photo-plan/publish"] = Access.Registrar,
        ["GET /api/cohorts/{year:int}/tallies"] = Access.Filtered,
        ["GET /api/cohorts/{year:int}/forms"] = Access.Filtered,
        ["GET /api/cohorts/{year:int}/forms/{form}.xlsx"] = Access.Filtered,
        ["GET /api/cohorts/{year:int}/forms.zip"] = Access.Filtered,
        ["GET /api/forms/verify/{code}"] = Access.Owned,
        ["GET /api/cohorts/{year:int}/confirmations"] = Access.Filtered,
        ["GET /api/cohorts/{year:int}/deliveries"] = Access.Filtered,
    };

    /// <summary>What a key needs where it is neither reading (GET) nor writing (everything else).</summary>
    private static readonly Dictionary<string, ApiScope> OtherScopes = new()
    {
        ["GET /api/keys/"] = ApiScope.Keys,
        ["POST /api/keys/"] = ApiScope.Keys,
        ["POST /api/keys/{id}/rotate"] = ApiScope.Keys,
        ["DELETE /api/keys/{id}"] = ApiScope.Keys,
        ["GET /api/rosters/{id:long}/annotated.xlsx"] = ApiScope.Export,
        ["GET /api/cohorts/{year:int}/forms.zip"] = ApiScope.Export,
    };

    [Fact]
    public async Task Every_endpoint_says_who_may_call_it()
    {
        await using var api = await ApiHarness.StartAsync();

        Assert.Equal(Expected.Keys.Order(), EndpointsOf(api).Order());
    }

    [Fact]
    public async Task No_endpoint_answers_without_a_key()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var anonymous = api.Anonymous();

        foreach (var endpoint in EndpointsOf(api))
            await CallAsync(anonymous, endpoint, "2005010101001")
                .ProblemAsync(HttpStatusCode.Unauthorized, "key-missing");
    }

    [Fact]
    public async Task No_endpoint_answers_an_expired_a_revoked_a_mistyped_or_a_foreign_key()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var soon = new ApiKeyTerms(ExpiresAt: api.Clock.GetUtcNow().AddHours(1));
        var expired = api.Client(await api.CreateKeyAsync(ApiRole.Registrar, terms: soon));
        var revokedKey = await api.CreateKeyAsync(ApiRole.Registrar);
        var revokedId = ApiKeyText.TryParse(revokedKey)!.Id;
        await api.Writer.WriteAsync("test", scope => RevokeApiKey.RunAsync(scope, revokedId));
        var mistyped = await api.CreateKeyAsync(ApiRole.Registrar);
        api.Clock.Advance(TimeSpan.FromHours(1));
        (HttpClient Client, string Code)[] useless =
        [
            (expired, "key-expired"),
            (api.Client(revokedKey), "key-invalid"),
            (api.Client(mistyped[..^1] + (mistyped[^1] == '0' ? '1' : '0')), "key-mistyped"),
            (api.Client("Q"), "key-mistyped"),
            (api.Client(ApiKeyText.Create().ToString()), "key-invalid"),
        ];

        foreach (var endpoint in EndpointsOf(api))
        {
            foreach (var (client, code) in useless)
                await CallAsync(client, endpoint, "2005010101001").ProblemAsync(HttpStatusCode.Unauthorized, code);
            // So many wrong keys from one address would soon be answered with 429.
            api.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Every_endpoint_needs_its_own_scope_and_no_other()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var without = new Dictionary<ApiScope, HttpClient>();
        var only = new Dictionary<ApiScope, HttpClient>();
        foreach (var scope in Enum.GetValues<ApiScope>())
        {
            var others = Enum.GetValues<ApiScope>().Except([scope]).ToList();
            without[scope] = api.Client(await api.CreateKeyAsync(ApiRole.Registrar, terms: new ApiKeyTerms(others)));
            only[scope] = api.Client(await api.CreateKeyAsync(ApiRole.Registrar, terms: new ApiKeyTerms([scope])));
        }

        foreach (var endpoint in EndpointsOf(api))
        {
            var needed = OtherScopes.GetValueOrDefault(
                endpoint,
                endpoint.StartsWith("GET ", StringComparison.Ordinal) ? ApiScope.Read : ApiScope.Write
            );
            await CallAsync(without[needed], endpoint, "2005010101001")
                .ProblemAsync(HttpStatusCode.Forbidden, "scope-missing");
            using var let = await CallAsync(only[needed], endpoint, "2005010101001");
            var body = await let.Content.ReadAsStringAsync();
            Assert.NotEqual(HttpStatusCode.Unauthorized, let.StatusCode);
            Assert.DoesNotContain("scope-missing", body);
            Assert.DoesNotContain("\"forbidden\"", body);
        }
    }

    [Theory, MemberData(nameof(Testing.TestDatabase.Providers), MemberType = typeof(Testing.TestDatabase))]
    public async Task A_college_finds_nothing_of_another_college_and_may_do_nothing_of_the_registrar(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var cohort = await TestCohort.AddAsync(api);
        var foreign = cohort.Of("02")[0].StudentNumber;
        var roster = await (await api.CollegeAsync("02")).PreviewAsync(RosterCalls.File(cohort.Of("02")));
        await TestCohort.SignAsync(api, cohort.Of("02")[0]);
        var receipt = await TestCohort.ReceiptAsync(api, cohort.Of("02")[0]);
        // Found by its number, like the roster: both are the first.
        var correction = await api.AskAsync(cohort.Of("02")[0], StudentField.NativePlace, "湖南省汨罗市");
        Assert.Equal(roster.Int("id"), correction);
        var college = await api.CollegeAsync("01");

        foreach (var (endpoint, access) in Expected)
        {
            var sent = CallAsync(college, endpoint, foreign, roster.Int("id"), receipt);
            switch (access)
            {
                case Access.Registrar:
                    await sent.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
                    break;
                case Access.Owned:
                    await sent.ProblemAsync(HttpStatusCode.NotFound);
                    break;
                default:
                    await ShowsNothingOfAsync(sent, foreign);
                    break;
            }
        }
    }

    [Fact]
    public async Task A_filter_for_another_college_is_answered_as_if_there_were_no_such_college()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");

        foreach (var path in new[] { "students", "corrections", "confirmations", "deliveries", "forms" })
        {
            var foreign = await college
                .GetAsync($"/api/cohorts/2009/{path}?college=02")
                .ProblemAsync(HttpStatusCode.NotFound, "college-not-found");
            var unknown = await college
                .GetAsync($"/api/cohorts/2009/{path}?college=99")
                .ProblemAsync(HttpStatusCode.NotFound, "college-not-found");
            Assert.Equal(unknown.GetProperty("title").GetString(), foreign.GetProperty("title").GetString());
        }

        await college
            .PostAsync("/api/cohorts/2009/binding-codes?college=02", null)
            .ProblemAsync(HttpStatusCode.NotFound, "college-not-found");
    }

    private static async Task ShowsNothingOfAsync(Task<HttpResponseMessage> sent, string studentNumber)
    {
        using var response = await sent;
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode < 500, body);
        Assert.DoesNotContain(studentNumber, body);
    }

    private static IEnumerable<string> EndpointsOf(ApiHarness api) =>
        from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select $"{method} {endpoint.RoutePattern.RawText}";

    private static Task<HttpResponseMessage> CallAsync(
        HttpClient client,
        string endpoint,
        string studentNumber,
        int roster = 1,
        string receipt = "K7P-3WD-QXH"
    )
    {
        var (method, pattern) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        var path = pattern
            .Replace("{year:int}", "2009", StringComparison.Ordinal)
            .Replace("{studentNumber}", studentNumber, StringComparison.Ordinal)
            .Replace("{id}", "00000000", StringComparison.Ordinal)
            .Replace("{form}", "headcount", StringComparison.Ordinal)
            .Replace("{receipt}", receipt, StringComparison.Ordinal)
            .Replace("{id:long}", $"{roster}", StringComparison.Ordinal);
        return client.SendJsonAsync(new HttpMethod(method), path, BodyFor(endpoint));
    }

    /// <summary>A body that gets past binding, so that the answer is about access.</summary>
    private static object? BodyFor(string endpoint) =>
        endpoint.Split(' ') switch
        {
            ["PATCH", var path] when path.EndsWith("{studentNumber}", StringComparison.Ordinal) => new
            {
                changes = new { remark = "x" },
                reason = "测试",
            },
            ["POST", var path] when path.EndsWith("status-changes/", StringComparison.Ordinal) => new { kind = "休学" },
            ["DELETE", var path] when path.EndsWith("{studentNumber}", StringComparison.Ordinal) => new
            {
                reason = "测试",
            },
            ["POST", "/api/keys/"] => new { role = "registrar", name = "x" },
            ["PUT", _] => Array.Empty<object>(),
            ["POST" or "PATCH", _] => new { },
            _ => null,
        };
}
