using Gradcheck.Domain;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Demo;

/// <summary>
/// In Development: loads the demo into an empty database and prints where everything is. Key and codes are made
/// anew at every start, because neither can be read back from the database.
/// </summary>
internal sealed class DemoStartup(
    GradcheckDbFactory databases,
    Writer writer,
    TimeProvider clock,
    IServer server,
    IHostApplicationLifetime lifetime
) : IHostedService
{
    private const string KeyName = "演示（教务处）";
    private const int Codes = 3;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await DemoCohort.LoadAsync(writer, clock);
        var access = await CreateAccessAsync(cancellationToken);
        lifetime.ApplicationStarted.Register(() => Print(access));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<DemoAccess> CreateAccessAsync(CancellationToken cancel)
    {
        await using var db = databases.CreateDbContext();
        var year = await db.Cohorts.MaxAsync(c => c.Year, cancel);
        var students = await db
            .Students.Where(s => s.CohortYear == year && s.RemovedAt == null && s.SignedHash == null)
            .Where(s => !db.Bindings.Any(b => b.StudentId == s.Id && b.EndedAt == null))
            .GroupBy(s => s.CollegeCode)
            .Select(college => college.Min(s => s.StudentNumber)!)
            .Take(Codes)
            .ToListAsync(cancel);
        var result = await writer.WriteAsync<DemoAccess>(
            DemoCohort.Actor,
            async scope =>
            {
                foreach (
                    var old in await scope.Db.ApiKeys.Where(k => k.Name == KeyName && k.RevokedAt == null).ToListAsync()
                )
                    await RevokeApiKey.RunAsync(scope, old.Id);
                var key = await CreateApiKey.RunAsync(scope, ApiRole.Registrar, KeyName, null);
                var codes = new List<IssuedBindingCode>();
                foreach (var number in students)
                {
                    var filter = new BindingCodeFilter(year, StudentNumber: number);
                    var issued = await IssueBindingCodes.RunAsync(scope, filter, botUsername: null);
                    // An old demo's cohort may be over by now.
                    if (issued.TryGet(out var fresh, out _))
                        codes.AddRange(fresh);
                }

                return new DemoAccess(year, key.Value.ToString(), codes);
            },
            cancel
        );
        return result.Value;
    }

    private void Print(DemoAccess access)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        var codes = string.Join('\n', access.Codes.Select(c => $"    {c.Code}   {c.Name}（{c.ClassName}）"));
        Console.WriteLine(
            $"""

              Gradcheck 毕业生信息校对与图像采集助手 · 演示数据（{access.Year} 届，人名和证件号均为虚构）

              学生聊天    {address}/chat
              接口文档    {address}/scalar
              首页        {address}/

              教务处密钥  {access.Key}
              学生绑定码
            {codes}

              试一试：打开聊天页，点“开始”→“同意”，输入一个绑定码，再点“核对签名”。按 Ctrl+C 停止。

            """
        );
    }

    private sealed record DemoAccess(int Year, string Key, IReadOnlyList<IssuedBindingCode> Codes);
}
