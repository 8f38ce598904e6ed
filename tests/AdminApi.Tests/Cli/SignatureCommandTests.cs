using System.Text.Json;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Cli;

/// <summary><c>signature verify</c> beside a running server.</summary>
public sealed class SignatureCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_exit_code_says_whether_everything_fits()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.SignAsync(api, student);
        var receipt = await TestCohort.ReceiptAsync(api, student);
        await UseDatabaseOfAsync(api);

        var valid = await VerifyAsync(receipt.Replace("-", "").ToLowerInvariant());
        Assert.Equal((0, ""), (valid.ExitCode, valid.Errors));
        Assert.Contains("签名有效", valid.Output);
        Assert.Contains(receipt, valid.Output);
        Assert.DoesNotContain(student.IdNumber, valid.Output);

        var registrar = await api.RegistrarAsync();
        var change = new { changes = new { major = "数学" }, reason = "招生数据有误" };
        await registrar.SendJsonAsync(HttpMethod.Patch, TestCohort.Path(student), change).JsonAsync();
        var stale = await VerifyAsync(receipt);
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("须由学生本人重新签名", stale.Output);
        Assert.Matches($"专业（方向）.*{student.Major}.*数学", stale.Output);

        var unknown = await VerifyAsync("333-333-333");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("没有这个回执号", unknown.Output);
        Assert.Equal(1, (await VerifyAsync("OIL")).ExitCode);
    }

    private Task<(int ExitCode, string Output, string Errors)> VerifyAsync(string receipt) =>
        GradcheckProcess.RunAsync(folder, "signature", "verify", receipt);

    private Task UseDatabaseOfAsync(ApiHarness api) =>
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
