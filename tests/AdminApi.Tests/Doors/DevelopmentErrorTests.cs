using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Doors;

public sealed class DevelopmentErrorTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task No_error_shows_where_in_the_program_it_arose(string environment)
    {
        await using var api = await ApiHarness.StartAsync(configure: builder =>
        {
            builder.Environment.EnvironmentName = environment;
            builder.Configuration["Gradcheck:Demo:Enabled"] = "false";
        });
        await TestCohort.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        await using (var db = api.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"UPDATE \"Cohorts\" SET \"Settings\" = 'broken'");

        var problem = await registrar
            .GetAsync("/api/cohorts/2009")
            .ProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
        var unreadable = await registrar
            .PostAsync("/api/keys", new StringContent("{", System.Text.Encoding.UTF8, "application/json"))
            .ProblemAsync(HttpStatusCode.BadRequest);

        Assert.All(
            [problem.ToString(), unreadable.ToString()],
            text =>
            {
                Assert.DoesNotContain("Exception", text);
                Assert.DoesNotContain("   at ", text);
                Assert.DoesNotContain(".cs", text);
            }
        );
    }
}
