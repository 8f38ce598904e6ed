using System.Text.Json;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Audit;

public sealed class AuditEndpointTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_registrar_sees_every_line_with_its_hash_and_the_anchor_to_write_down(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var registrar = await api.RegistrarAsync();

        // The first call with a key writes lines itself; the head is asked for after the list it belongs to.
        var items = (await registrar.GetAsync("/api/audit").JsonAsync()).GetProperty("items").EnumerateArray().ToList();
        var hashes = items.ConvertAll(item => item.GetProperty("hash").GetString()!);
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
        Assert.Equal(hashes.Count, hashes.Distinct().Count());

        var head = await registrar.GetAsync("/api/audit/head").JsonAsync();
        Assert.True(AuditAnchor.TryParse(head.GetProperty("anchor").GetString()!, out var anchor));
        Assert.Equal(head.GetProperty("hash").GetString(), anchor.Hash);
        await using var db = api.OpenDatabase();
        Assert.Null((await AuditVerification.RunAsync(db, anchor)).Fault);
    }

    [Fact]
    public async Task A_line_damaged_in_the_database_is_still_shown()
    {
        await using var api = await ApiHarness.StartAsync();
        var registrar = await api.RegistrarAsync();
        await using (var connection = api.Database.Factory.CreateConnection())
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                DROP TRIGGER "AuditEntries_no_update";
                UPDATE "AuditEntries" SET "Details" = '{broken' WHERE "Id" = 1
                """;
            await command.ExecuteNonQueryAsync();
        }

        var items = (await registrar.GetAsync("/api/audit").JsonAsync()).GetProperty("items");
        Assert.Equal("{broken", items[0].GetProperty("details").GetString());
        Assert.Equal(JsonValueKind.String, items[0].GetProperty("details").ValueKind);
    }
}
