using System.Diagnostics;
using Gradcheck.Domain.Rosters;
using Gradcheck.Testing.Rosters;
using Gradcheck.Testing.Rosters.Bad;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Rosters;

public sealed class BadFileTests
{
    public static TheoryData<string> Names => [.. BadFiles.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task A_bad_file_is_refused_with_what_to_do_and_nothing_is_stored(string name)
    {
        await using var desk = await RosterDesk.OpenAsync();
        var file = BadFiles.Make(name);

        var clock = Stopwatch.StartNew();
        var refused = await desk.TryPreviewAsync(file);

        Assert.True(refused.Refusal is not null, $"{name} was read.");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{name} took {clock.Elapsed}.");
        Assert.True(refused.Refusal.Kind is RefusalKind.Invalid or RefusalKind.TooLarge or RefusalKind.Unsupported);
        Assert.Contains("请", refused.Refusal.Title);
        await using var db = desk.Database.Factory.CreateDbContext();
        Assert.False(await db.RosterImports.AnyAsync());
        Assert.False(await db.AuditEntries.AnyAsync());
    }

    [Theory]
    [InlineData("{", "mapping-invalid")]
    [InlineData("[]", "mapping-invalid")]
    [InlineData("{\"学号\":\"nothing\"}", "mapping-invalid")]
    public void A_mapping_that_cannot_be_read_is_refused(string json, string code) =>
        Assert.Equal(code, Gradcheck.Domain.Rosters.Reading.ColumnMapping.Parse(json).Refusal!.Code);
}
