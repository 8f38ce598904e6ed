using System.Net;
using System.Text;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cohorts;

public sealed class RefusedSettingTests(SharedApi shared) : IClassFixture<SharedApi>
{
    [Theory]
    [InlineData("""{"titel":"x"}""", "body-invalid")]
    [InlineData("""{"fee":"fifteen"}""", "body-invalid")]
    [InlineData("""{"fee":-1}""", "cohort-invalid")]
    [InlineData("""{"fee":15.001}""", "cohort-invalid")]
    [InlineData("""{"title":""}""", "cohort-invalid")]
    [InlineData("""{"title":null}""", "body-invalid")]
    [InlineData("""{"title":"a\u0000b"}""", "body-invalid")]
    [InlineData("""{"signingDeadline":"2008-02-30"}""", "body-invalid")]
    [InlineData("""{"signingDeadline":"1908-02-03"}""", "cohort-invalid")]
    [InlineData("""{"keyFields":["shoeSize"]}""", "body-invalid")]
    [InlineData("""{"keyFields":["name","name"]}""", "cohort-invalid")]
    [InlineData("""{"politicalStatuses":[]}""", "cohort-invalid")]
    [InlineData("""{"politicalStatuses":[null]}""", "body-invalid")]
    [InlineData("""{"dressGuidelines":[null]}""", "body-invalid")]
    [InlineData("""{"dressGuidelines":[{"kind":"maybe","text":"x"}]}""", "body-invalid")]
    [InlineData("""{"bindingPolicy":1}""", "body-invalid")]
    [InlineData("""{"chsi":null}""", "body-invalid")]
    [InlineData("""{"chsi":{"workingDays":100000}}""", "cohort-invalid")]
    [InlineData("""{"year":2010}""", "setting-fixed")]
    [InlineData("""{"consentVersion":9}""", "setting-fixed")]
    [InlineData("""{"reminders":{"unsigned":"off"}}""", "body-invalid")]
    [InlineData("[]", "body-invalid")]
    [InlineData("null", null)]
    [InlineData("{", "body-invalid")]
    [InlineData("", null)]
    public async Task A_setting_that_makes_no_sense_is_refused_and_nothing_changes(string patch, string? code)
    {
        var before = await shared.Registrar.GetAsync("/api/cohorts/2009").JsonAsync();

        var content = new StringContent(patch, Encoding.UTF8, "application/json");
        await shared.Registrar.PatchAsync("/api/cohorts/2009", content).ProblemAsync(HttpStatusCode.BadRequest, code);

        var after = await shared.Registrar.GetAsync("/api/cohorts/2009").JsonAsync();
        Assert.Equal(before.ToString(), after.ToString());
    }

    [Theory]
    [InlineData("""[{"code":"01"}]""")]
    [InlineData("""[{"code":"01","name":"甲"},{"code":"01","name":"乙"}]""")]
    [InlineData("""[{"code":"01","name":"甲"},{"code":"02","name":"甲"}]""")]
    [InlineData("""[{"code":"01","name":"02"},{"code":"02","name":"乙"}]""")]
    [InlineData("""[{"code":"","name":"甲"}]""")]
    [InlineData("""[{"code":"01","name":" "}]""")]
    [InlineData("""[{"code":"01","name":"甲","dean":"x"}]""")]
    [InlineData("""[{"code":"01","name":"甲","counsellors":[null]}]""")]
    [InlineData("""[{"code":"01","name":"甲","counsellors":[{"name":""}]}]""")]
    [InlineData("[null]")]
    [InlineData("17")]
    [InlineData("{}")]
    [InlineData("""{"items":null}""")]
    public async Task A_list_that_makes_no_sense_is_refused(string list)
    {
        var content = new StringContent(list, Encoding.UTF8, "application/json");
        await shared.Registrar.PutAsync("/api/cohorts/2009/colleges", content).ProblemAsync(HttpStatusCode.BadRequest);
    }
}
