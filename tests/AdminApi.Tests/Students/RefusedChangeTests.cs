using System.Text;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Students;

public sealed class RefusedChangeTests(SharedApi shared) : IClassFixture<SharedApi>
{
    [Theory]
    [InlineData("""{"changes":{"nativePlace":"湖南"},"reason":"x"}""", "record-invalid")]
    [InlineData("""{"changes":{"nativePlace":""},"reason":"x"}""", "record-invalid")]
    [InlineData("""{"changes":{"nativePlace":null},"reason":"x"}""", "record-invalid")]
    [InlineData("""{"changes":{"politicalStatus":"团员"},"reason":"x"}""", "record-invalid")]
    [InlineData("""{"changes":{"remark":"\ud800"},"reason":"x"}""", null)]
    [InlineData("""{"changes":{"shoeSize":"42"},"reason":"x"}""", "body-invalid")]
    [InlineData("""{"changes":{"remark":42},"reason":"x"}""", "body-invalid")]
    [InlineData("""{"changes":{},"reason":"x"}""", "changes-missing")]
    [InlineData("""{"changes":{"remark":"x"},"reason":" "}""", "reason-missing")]
    [InlineData("""{"changes":{"remark":"x"}}""", "body-invalid")]
    [InlineData("""{"changes":{"college":"99"},"reason":"x"}""", null)]
    public async Task A_change_that_breaks_a_rule_is_refused_and_nothing_changes(string body, string? code)
    {
        var student = shared.Cohort.Of("01")[0];
        var before = await shared.Registrar.GetAsync(TestCohort.Path(student)).JsonAsync();

        var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await shared.Registrar.PatchAsync(TestCohort.Path(student), content);

        Assert.InRange((int)response.StatusCode, 400, 499);
        if (code is not null)
            Assert.Contains($"\"code\":\"{code}\"", await response.Content.ReadAsStringAsync());
        var after = await shared.Registrar.GetAsync(TestCohort.Path(student)).JsonAsync();
        Assert.Equal(before.ToString(), after.ToString());
    }
}
