using System.Diagnostics;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.Domain.Tests.Audit;

public sealed class AuditSpeedTests(ITestOutputHelper output)
{
    private const int Lines = 100_000;

    /// <summary>It takes one to three seconds; the limit is for a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_hundred_thousand_lines_are_walked_in_seconds(DatabaseProvider provider)
    {
        await using var bench = await AuditBench.OpenAsync(provider, 0);
        await bench.WriteAsync(Lines);

        var started = Stopwatch.GetTimestamp();
        var verdict = await bench.VerifyAsync();
        var took = Stopwatch.GetElapsedTime(started);
        output.WriteLine($"{provider}: {Lines} lines in {took.TotalMilliseconds:0} ms");
        Assert.Equal((Lines, null), (verdict.Count, verdict.Fault));
        Assert.True(took < Patience, $"{took}");

        await bench.AttackAsync(AuditBench.Set(70_001, "\"StudentId\" = 5"));
        Assert.Equal(70_001, (await bench.FaultAsync()).Id);
    }
}
