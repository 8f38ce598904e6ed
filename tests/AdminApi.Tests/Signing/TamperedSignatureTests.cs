using System.Text.Json;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Signing;

/// <summary>Somebody with access to the database changes rows past the program; the proof has to say so.</summary>
public sealed class TamperedSignatureTests
{
    private const string Mine = """ WHERE "Receipt" = '{mine}'""";

    /// <summary>What is done, and what about the first student's last signature does not fit afterwards.</summary>
    public static TheoryData<string, string[]> Attacks =>
        new()
        {
            {
                $"""UPDATE "Signatures" SET "RecordHash" = '{new string('0', 64)}'{Mine}""",
                ["record", "audit", "roster"]
            },
            { $"""UPDATE "Signatures" SET "ChatId" = "ChatId" + 1{Mine}""", ["audit", "account"] },
            { $"""UPDATE "Signatures" SET "Channel" = 'web'{Mine}""", ["audit", "roster"] },
            { $"""UPDATE "Signatures" SET "NameCheck" = 'Normalized'{Mine}""", ["audit"] },
            { $"""UPDATE "Signatures" SET "ConsentVersion" = 9{Mine}""", ["audit"] },
            { $"""UPDATE "Signatures" SET "ConsentTextHash" = 'x'{Mine}""", ["audit"] },
            { $"""UPDATE "Signatures" SET "DeclarationVersion" = 9{Mine}""", ["audit"] },
            { $"""UPDATE "Signatures" SET "IsLate" = NOT "IsLate"{Mine}""", ["audit"] },
            { $"""UPDATE "Signatures" SET "AuditId" = 1{Mine}""", ["audit"] },
            { $"""UPDATE "Signatures" SET "AuditId" = 999999{Mine}""", ["audit"] },
            { """UPDATE "Signatures" SET "AuditId" = {foreign audit} WHERE "Receipt" = '{mine}'""", ["audit"] },
            {
                """UPDATE "Signatures" SET "SignedAt" = (SELECT "SignedAt" FROM "Signatures" WHERE "Receipt" = '{earlier}') WHERE "Receipt" = '{mine}'""",
                ["audit", "roster"]
            },
            {
                // Back to what was signed first, as if the second signature had covered it.
                """UPDATE "Signatures" SET "RecordHash" = (SELECT "RecordHash" FROM "Signatures" WHERE "Receipt" = '{earlier}') WHERE "Receipt" = '{mine}'""",
                ["record", "audit", "roster"]
            },
            {
                // What was signed first, put under the second signature: sealed for another row, it does not open.
                """UPDATE "Signatures" SET "Record" = (SELECT "Record" FROM "Signatures" WHERE "Receipt" = '{earlier}') WHERE "Receipt" = '{mine}'""",
                ["record"]
            },
            {
                """UPDATE "Students" SET "IdNumber" = (SELECT "IdNumber" FROM "Students" WHERE "Id" = {other}) WHERE "Id" = {student}""",
                ["today"]
            },
            {
                // Row, list and log rewritten to tell the same story: the log's chain gives it away.
                """
                    DROP TRIGGER "AuditEntries_no_update";
                    UPDATE "AuditEntries" SET "Details" = REPLACE("Details", '"telegram"', '"web"')
                        WHERE "Id" = (SELECT "AuditId" FROM "Signatures" WHERE "Receipt" = '{mine}');
                    UPDATE "Signatures" SET "Channel" = 'web' WHERE "Receipt" = '{mine}';
                    UPDATE "Students" SET "SignedChannel" = 'web' WHERE "Id" = {student};
                    """,
                ["audit"]
            },
            { """DELETE FROM "Bindings" WHERE "StudentId" = {student}""", ["account"] },
            { """UPDATE "Bindings" SET "EndedAt" = "BoundAt" WHERE "StudentId" = {student}""", ["account"] },
            { """UPDATE "Students" SET "Receipt" = '{earlier}' WHERE "Id" = {student}""", ["roster"] },
            { """UPDATE "Students" SET "SignedHash" = '0' WHERE "Id" = {student}""", ["roster"] },
            { """UPDATE "Students" SET "Name" = '张三' WHERE "Id" = {student}""", ["today"] },
            { """UPDATE "Students" SET "RecordHash" = '0' WHERE "Id" = {student}""", ["today"] },
        };

    [Theory, MemberData(nameof(Attacks))]
    public async Task A_row_changed_past_the_program_does_not_fit_any_more(string sql, string[] fails) =>
        await AttackAsync(DatabaseProvider.Sqlite, sql, fails);

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_signature_moved_to_another_student_does_not_fit(DatabaseProvider provider)
    {
        await using var scene = await Scene.SetAsync(provider);

        await scene.ExecuteAsync("""UPDATE "Signatures" SET "StudentId" = {student} WHERE "Receipt" = '{foreign}'""");

        var moved = await scene.ProofAsync(scene.Foreign);
        Assert.Equal("disproved", moved.GetProperty("standing").GetString());
        Assert.Contains("audit", Fails(moved));
        Assert.Contains("account", Fails(moved));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_receipts_that_change_places_fit_neither(DatabaseProvider provider)
    {
        await using var scene = await Scene.SetAsync(provider);

        foreach (var (from, to) in new[] { ("{mine}", "swap"), ("{foreign}", "{mine}"), ("swap", "{foreign}") })
            await scene.ExecuteAsync($"""UPDATE "Signatures" SET "Receipt" = '{to}' WHERE "Receipt" = '{from}'""");

        foreach (var receipt in new[] { scene.Mine, scene.Foreign })
        {
            var proof = await scene.ProofAsync(receipt);
            Assert.Equal("disproved", proof.GetProperty("standing").GetString());
            Assert.Contains("audit", Fails(proof));
        }
    }

    private static async Task AttackAsync(DatabaseProvider provider, string sql, string[] fails)
    {
        await using var scene = await Scene.SetAsync(provider);
        Assert.Empty(Fails(await scene.ProofAsync(scene.Mine)));

        await scene.ExecuteAsync(sql);

        var proof = await scene.ProofAsync(scene.Mine);
        Assert.Equal(fails.Order(), Fails(proof).Order());
        Assert.Equal("disproved", proof.GetProperty("standing").GetString());
    }

    private static IEnumerable<string> Fails(JsonElement proof) =>
        proof
            .GetProperty("checks")
            .EnumerateArray()
            .Where(check => check.GetProperty("result").GetString() == "fails")
            .Select(check => check.GetProperty("part").GetString()!);

    /// <summary>One student who signed twice, another who signed once.</summary>
    private sealed class Scene(ApiHarness api, HttpClient registrar) : IAsyncDisposable
    {
        private Dictionary<string, string> names = [];

        public string Mine => names["{mine}"];
        public string Foreign => names["{foreign}"];

        public static async Task<Scene> SetAsync(DatabaseProvider provider)
        {
            var api = await ApiHarness.StartAsync(provider);
            var cohort = await TestCohort.AddAsync(api);
            var registrar = await api.RegistrarAsync();
            var (student, other) = (cohort.Of("01")[0], cohort.Of("01")[1]);
            await TestCohort.SignAsync(api, other);
            await TestCohort.SignAsync(api, student);
            api.Clock.Advance(TimeSpan.FromHours(1));
            await registrar
                .SendJsonAsync(
                    HttpMethod.Patch,
                    TestCohort.Path(student),
                    new { changes = new { major = "数学" }, reason = "招生数据有误" }
                )
                .JsonAsync();
            await TestCohort.SignAsync(api, student);
            await using var db = api.OpenDatabase();
            var signatures = await db.Signatures.OrderBy(s => s.Id).ToListAsync();
            return new Scene(api, registrar)
            {
                names = new Dictionary<string, string>
                {
                    ["{foreign}"] = signatures[0].Receipt,
                    ["{foreign audit}"] = $"{signatures[0].AuditId}",
                    ["{other}"] = $"{signatures[0].StudentId}",
                    ["{earlier}"] = signatures[1].Receipt,
                    ["{mine}"] = signatures[2].Receipt,
                    ["{student}"] = $"{signatures[2].StudentId}",
                },
            };
        }

        public async Task ExecuteAsync(string sql)
        {
            await using var db = api.OpenDatabase();
            await using var connection = db.Database.GetDbConnection();
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The attacker writes what SQL he likes.
            command.CommandText = names.Aggregate(sql, (text, name) => text.Replace(name.Key, name.Value));
#pragma warning restore CA2100
            Assert.True(await command.ExecuteNonQueryAsync() > 0, "the attack changed nothing");
        }

        public Task<JsonElement> ProofAsync(string receipt) =>
            registrar.GetAsync($"/api/signatures/{receipt}").JsonAsync();

        public ValueTask DisposeAsync() => api.DisposeAsync();
    }
}
