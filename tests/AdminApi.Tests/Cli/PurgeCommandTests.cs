using System.Text;
using System.Text.Json;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cli;

/// <summary><c>purge</c> and <c>erase</c> as a registrar runs them, beside a running server.</summary>
public sealed class PurgeCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_purge_shows_first_asks_for_the_year_again_and_leaves_no_name_in_the_files()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        await SettingsAsync(api);

        var preview = await GradcheckProcess.RunAsync(folder, "purge", "--year", "2009");
        Assert.Equal(0, preview.ExitCode);
        Assert.Contains("什么都没有删除", preview.Output);
        Assert.Contains("签名", preview.Output);
        Assert.Equal(1, (await GradcheckProcess.RunAsync(folder, "purge", "--year", "2009", "--yes", "2010")).ExitCode);
        await using var db = api.OpenDatabase();
        Assert.False(await db.Students.AnyAsync(s => s.ForgottenAt != null));
        Assert.NotEmpty(FilesWith(api, cohort.Students[0].StudentNumber));

        var purged = await GradcheckProcess.RunAsync(folder, "purge", "--year", "2009", "--yes", "2009");
        Assert.True(purged.ExitCode == 0, purged.Output + purged.Errors);
        Assert.Contains("残留已清除", purged.Output);
        Assert.All(cohort.Students, student => Assert.Empty(FilesWith(api, student.StudentNumber)));
        var verified = await GradcheckProcess.RunAsync(folder, "audit", "verify");
        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    [Fact]
    public async Task An_erasure_by_command_line_needs_a_year_that_is_over()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Students[0];
        await SettingsAsync(api);

        // The process has the real clock: 2009 is long over for it.
        string[] erase = ["erase", "--year", "2009", "--student", student.StudentNumber, "--reason", "本人书面申请"];
        var erased = await GradcheckProcess.RunAsync(folder, erase);
        Assert.True(erased.ExitCode == 0, erased.Output + erased.Errors);
        Assert.Empty(FilesWith(api, student.StudentNumber));
        var again = await GradcheckProcess.RunAsync(folder, erase);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("没有这个学号", again.Output);
    }

    private static List<string> FilesWith(ApiHarness api, string text) =>
        [
            .. new[] { "", "-wal", "-shm" }
                .Select(suffix => api.Database.Factory.SqliteFile + suffix)
                .Where(File.Exists)
                .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0),
        ];

    private Task SettingsAsync(ApiHarness api) =>
        File.WriteAllTextAsync(
            Path.Combine(folder, "appsettings.json"),
            JsonSerializer.Serialize(
                new
                {
                    Gradcheck = new
                    {
                        Database = new { api.Database.Options.ConnectionString },
                        Secrets = new { KeyFile = TestKeyring.File },
                    },
                }
            )
        );
}
