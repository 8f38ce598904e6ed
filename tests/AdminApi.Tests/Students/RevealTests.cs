using System.Net;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Students;

public sealed class RevealTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%E6%A0%B8%E5%AF%B9")]
    [InlineData("%20%20%20%20%20")]
    [InlineData("........")]
    [InlineData("%E6%A0%B8%E5%AF%B9%0D%0A%E4%BC%AA%E9%80%A0%E4%B8%80%E8%A1%8C")]
    public async Task A_reason_that_says_nothing_shows_nothing(string reason)
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var college = await api.CollegeAsync("01");

        await RevealAsync(college, student, reason).ProblemAsync(HttpStatusCode.BadRequest, "reason-missing");
        await RevealAsync(college, student, new string('a', 201))
            .ProblemAsync(HttpStatusCode.BadRequest, "reason-missing");

        Assert.Equal(0, await CountAsync(api));
    }

    [Fact]
    public async Task A_key_sees_only_so_many_full_numbers_in_an_hour_and_every_look_is_in_the_log()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var college = await api.CollegeAsync("01");
        var reason = Uri.EscapeDataString("核对身份证");

        for (var i = 0; i < RevealIdNumber.PerHour; i++)
            await RevealAsync(college, student, reason).JsonAsync();
        api.Clock.Advance(TimeSpan.FromMinutes(20));
        using var refused = await RevealAsync(college, student, reason);
        await Task.FromResult(refused).ProblemAsync(HttpStatusCode.TooManyRequests, "reveal-limit");

        Assert.Equal(TimeSpan.FromMinutes(40), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(RevealIdNumber.PerHour, await CountAsync(api));
        await RevealAsync(await api.RegistrarAsync(), student, reason).JsonAsync();
        api.Clock.Advance(TimeSpan.FromHours(1));
        await RevealAsync(college, student, reason).JsonAsync();
    }

    [Fact]
    public async Task A_reason_may_be_sent_as_it_is_typed_and_an_ID_number_in_it_does_not_reach_the_log()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];

        await RevealAsync(await api.CollegeAsync("01"), student, $"check {student.IdNumber}").JsonAsync();

        await using var db = api.OpenDatabase();
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == RevealIdNumber.Action);
        Assert.Contains($"check {IdNumber.Mask(student.IdNumber)}", entry.Details);
        Assert.NotNull(entry.StudentId);
    }

    private static Task<HttpResponseMessage> RevealAsync(HttpClient client, StudentRecord student, string reason) =>
        client.SendJsonAsync(HttpMethod.Get, $"{TestCohort.Path(student)}?reveal=idNumber", null, ("X-Reason", reason));

    private static async Task<int> CountAsync(ApiHarness api)
    {
        await using var db = api.OpenDatabase();
        return await db.AuditEntries.CountAsync(e => e.Action == RevealIdNumber.Action);
    }
}
