using System.Net;
using System.Text;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Answers;

public sealed class RefusedRequestTests(SharedApi shared) : IClassFixture<SharedApi>
{
    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("PUT", "/api/keys", 405)]
    [InlineData("GET", "/api/cohorts/2009x", 404)]
    [InlineData("GET", "/api/cohorts/99999999999", 404)]
    [InlineData("GET", "/api/cohorts/1999", 404)]
    [InlineData("GET", "/api/cohorts/1999/students", 404)]
    [InlineData("GET", "/api/cohorts/1999/tallies", 404)]
    [InlineData("GET", "/api/cohorts/2009/tallies?by=shoeSize", 400)]
    [InlineData("GET", "/api/cohorts/2009/confirmations?since=x", 400)]
    [InlineData("GET", "/api/audit?after=x", 400)]
    [InlineData("GET", "/api/cohorts/2009/students/2005?reveal=name", 400)]
    public async Task What_makes_no_sense_is_answered_with_a_problem(string method, string path, int status)
    {
        await shared.Registrar.SendJsonAsync(new HttpMethod(method), path).ProblemAsync((HttpStatusCode)status);
    }

    [Theory]
    [InlineData("{\"role\":\"registrar\",\"name\":\"x\"", "application/json", 400)]
    [InlineData("{\"role\":\"registrar\",\"name\":\"x\",\"name\":\"y\"}", "application/json", 400)]
    [InlineData("{\"role\":\"dean\",\"name\":\"x\"}", "application/json", 400)]
    [InlineData("{\"role\":\"registrar\"}", "application/json", 400)]
    [InlineData("role=registrar", "application/x-www-form-urlencoded", 415)]
    [InlineData("<xml/>", "application/xml", 415)]
    [InlineData("", "application/json", 400)]
    public async Task A_body_that_cannot_be_read_is_answered_with_a_problem(string body, string type, int status)
    {
        await shared
            .Registrar.PostAsync("/api/keys", new StringContent(body, Encoding.UTF8, type))
            .ProblemAsync((HttpStatusCode)status);
    }

    [Theory]
    [InlineData("limit=0", "limit-invalid")]
    [InlineData("limit=501", "limit-invalid")]
    [InlineData("limit=ten", "parameter-invalid")]
    [InlineData("limit=99999999999999", "parameter-invalid")]
    [InlineData("after=", "cursor-invalid")]
    [InlineData("after=nonsense", "cursor-invalid")]
    [InlineData("after=%E4%BD%A0", "cursor-invalid")]
    [InlineData("state=asleep", "parameter-invalid")]
    [InlineData("state=99", "parameter-invalid")]
    [InlineData("search=%00", "request-invalid")]
    [InlineData("reveal=idNumber&search=a%00b", "request-invalid")]
    public async Task A_query_that_makes_no_sense_is_refused_with_what_to_do(string query, string code)
    {
        await shared
            .Registrar.GetAsync($"/api/cohorts/2009/students?{query}")
            .ProblemAsync(HttpStatusCode.BadRequest, code);
    }
}
