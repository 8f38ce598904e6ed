using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing.Rosters;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cli;

/// <summary>The program as its users start it: a process in an empty folder.</summary>
public sealed partial class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_first_start_in_Development_prints_an_address_a_key_and_three_codes_that_work()
    {
        await using var server = GradcheckProcess.Start(folder, "Development", "--Urls=http://127.0.0.1:0");
        var banner = await server.SaysAsync("按 Ctrl+C 停止");
        var address = new Uri(Address().Match(banner).Groups[1].Value);
        using var client = new HttpClient { BaseAddress = address };

        Assert.Equal(3, Code().Count(banner));
        using var page = await client.GetAsync(new Uri("/chat", UriKind.Relative));
        Assert.True(page.IsSuccessStatusCode);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key().Match(banner).Value);
        var cohorts = await client.GetStringAsync(new Uri("/api/cohorts", UriKind.Relative));
        var year = JsonDocument.Parse(cohorts).RootElement.GetProperty("items")[0].GetProperty("year").GetInt32();
        var tallies = await client.GetStringAsync(new Uri($"/api/cohorts/{year}/tallies", UriKind.Relative));
        var total = JsonDocument.Parse(tallies).RootElement.GetProperty("total");
        Assert.Equal((300, 300), (total.GetProperty("expected").GetInt32(), total.GetProperty("scheduled").GetInt32()));

        // A second server on the same file says why not, in one line.
        var second = await GradcheckProcess.RunAsync(folder, "--Urls=http://127.0.0.1:0");
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("另一个 Gradcheck 服务正在使用数据库", second.Errors);
        Assert.DoesNotContain("   at ", second.Errors + second.Output);

        // Short commands beside the running server are fine.
        var tally = await GradcheckProcess.RunAsync(folder, "tally", "--cohort", $"{year}");
        Assert.Equal(0, tally.ExitCode);
        Assert.Contains("合计", tally.Output);
        await KeyRevokedBesideTheServerIsRefusedAsync(address);
        await RosterIsPreviewedAndAppliedAsync(year);
    }

    [Fact]
    public async Task Keys_are_made_listed_and_revoked()
    {
        var created = await GradcheckProcess.RunAsync(
            folder,
            "keys",
            "create",
            "--role",
            "registrar",
            "--name",
            "教务处"
        );
        var key = Key().Match(created.Output).Value;
        Assert.Equal(0, created.ExitCode);
        Assert.NotEmpty(key);

        var listed = await GradcheckProcess.RunAsync(folder, "keys", "list");
        Assert.Contains("教务处", listed.Output);
        Assert.DoesNotContain(key, listed.Output);

        var revoked = await GradcheckProcess.RunAsync(folder, "keys", "revoke", key);
        Assert.Equal(0, revoked.ExitCode);
        Assert.Contains("已停用", (await GradcheckProcess.RunAsync(folder, "keys", "list")).Output);

        var unknown = await GradcheckProcess.RunAsync(folder, "keys", "create", "--role", "college", "--college", "99");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("没有代码为 99 的学院", unknown.Output);
    }

    [Fact]
    public async Task The_doctor_says_what_is_well_and_what_is_not()
    {
        var well = await GradcheckProcess.RunAsync(folder, "doctor");
        Assert.Equal(0, well.ExitCode);
        Assert.Contains("Telegram 通道关闭", well.Output);

        await File.WriteAllTextAsync(
            Path.Combine(folder, "appsettings.json"),
            """{"Gradcheck":{"Telegram":{"Token":"123"}}}"""
        );
        var ill = await GradcheckProcess.RunAsync(folder, "doctor");
        Assert.Equal(1, ill.ExitCode);
        Assert.Contains("@BotFather", ill.Output);
    }

    [Theory]
    [InlineData("--Gradcheck:Database:Provider=Oracle", "只能是 Sqlite 或 Postgres")]
    [InlineData("--Gradcheck:Database:ConnectionString=nonsense", "不是有效的 Sqlite 连接字符串")]
    [InlineData("--Gradcheck:Telegram:Token=changeme", "Gradcheck:Telegram:Token")]
    public async Task A_bad_setting_stops_the_start_with_one_line(string setting, string line)
    {
        var (exitCode, _, errors) = await GradcheckProcess.RunAsync(folder, "--Urls=http://127.0.0.1:0", setting);
        Assert.Equal(1, exitCode);
        Assert.Contains(line, Assert.Single(errors.Trim().Split('\n')));
    }

    private async Task KeyRevokedBesideTheServerIsRefusedAsync(Uri address)
    {
        var created = await GradcheckProcess.RunAsync(folder, "keys", "create", "--role", "registrar");
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Key().Match(created.Output).Value);
        using var before = await client.GetAsync(new Uri("/api/cohorts", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await GradcheckProcess.RunAsync(folder, "keys", "revoke", Key().Match(created.Output).Value);
        using var after = await client.GetAsync(new Uri("/api/cohorts", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    private async Task RosterIsPreviewedAndAppliedAsync(int year)
    {
        var roster = SyntheticCohort.Create(year, 12, new Random(7)).ForRoster();
        var renumbered = roster.Select((r, i) => r with { StudentNumber = $"9{i:D12}" });
        var file = Path.Combine(folder, "名单.xlsx");
        await File.WriteAllBytesAsync(file, RosterFile.Create(RosterFormat.Xlsx, RosterSheet.Of(renumbered)).Content);

        var preview = await GradcheckProcess.RunAsync(folder, "import", file, "--cohort", $"{year}");
        Assert.Contains("新增 12", preview.Output);
        Assert.Contains("什么都没有改动", preview.Output);
        var applied = await GradcheckProcess.RunAsync(folder, "import", file, "--cohort", $"{year}", "--apply");
        Assert.Equal(0, applied.ExitCode);
        Assert.Contains(
            "不变 12",
            (await GradcheckProcess.RunAsync(folder, "import", file, "--cohort", $"{year}")).Output
        );
    }

    [GeneratedRegex(@"学生聊天\s+(http://[\d.:]+)/chat")]
    internal static partial Regex Address();

    [GeneratedRegex(@"gck_[0-9A-Z]{8}_[0-9A-Z]{40}")]
    internal static partial Regex Key();

    [GeneratedRegex(@"^\s+[0-9A-Z]{4}-[0-9A-Z]{4}\s", RegexOptions.Multiline)]
    private static partial Regex Code();
}
