using CsCheck;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Audit;

public sealed class AuditPropertyTests
{
    private const int Lines = 30;
    private static readonly string[] Columns = ["At", "Actor", "Action", "CohortYear", "StudentId", "Details", "Hash"];

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_change_of_one_byte_in_any_column_is_found_at_its_line(DatabaseProvider provider)
    {
        await using var bench = await AuditBench.OpenAsync(provider, Lines);
        await bench.AttackAsync();

        await Gen.Select(Gen.Int[1, Lines], Gen.Int[0, Columns.Length - 1], Gen.Int[0, 10_000], Gen.Byte[1, 255])
            .SampleAsync(
                async (line, place, position, flip) =>
                {
                    var column = Columns[place];
                    await using var db = bench.Database.Factory.CreateDbContext();
                    await using var undone = await db.Database.BeginTransactionAsync();
                    var entry = await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Id == line);
                    await AuditBench.ExecuteAsync(
                        db,
                        AuditBench.Set(line, $"\"{column}\" = {Changed(bench, entry, column, position, flip)}")
                    );

                    var fault = (await AuditVerification.RunAsync(db)).Fault;
                    return fault?.Id == line && fault.Kind == AuditFaultKind.Changed;
                },
                iter: 200,
                threads: 1
            );
    }

    [Fact]
    public void Nothing_moves_from_one_column_into_the_next()
    {
        var some = Gen.Select(
            Gen.Long,
            Gen.Long,
            Gen.Byte.Array[0, 3],
            Gen.Byte.Array[0, 3],
            Gen.Long.Nullable(),
            Gen.Long.Nullable(),
            Gen.Byte.Array[0, 3]
        );
        Gen.Select(some, some)
            .Where(pair => Text(pair.Item1) != Text(pair.Item2))
            .Sample(pair =>
                !Content(pair.Item1)
                    .ToBytes(AuditChain.Beginning)
                    .AsSpan()
                    .SequenceEqual(Content(pair.Item2).ToBytes(AuditChain.Beginning))
            );

        static AuditContent Content((long, long, byte[], byte[], long?, long?, byte[]) c) =>
            new(c.Item1, c.Item2, c.Item3, c.Item4, c.Item5, c.Item6, c.Item7);

        static string Text((long, long, byte[], byte[], long?, long?, byte[]) c) =>
            $"{c.Item1}|{c.Item2}|{Convert.ToHexString(c.Item3)}|{Convert.ToHexString(c.Item4)}|{c.Item5}|{c.Item6}"
            + $"|{Convert.ToHexString(c.Item7)}";
    }

    /// <summary>A literal that differs from the stored value in one byte.</summary>
    private static string Changed(AuditBench bench, AuditEntry entry, string column, int position, byte flip)
    {
        return column switch
        {
            "At" => bench.Instant(entry.At.AddMilliseconds(flip)),
            "Actor" => Quoted(entry.Actor),
            "Action" => Quoted(entry.Action),
            "Details" => Quoted(entry.Details),
            "CohortYear" => $"{(entry.CohortYear ?? 0) ^ (flip << (position % 3 * 8))}",
            "StudentId" => $"{(entry.StudentId ?? 0) ^ ((long)flip << (position % 6 * 8))}",
            _ => bench.Bytes(Flipped(entry.Hash)),
        };

        byte[] Flipped(byte[] bytes)
        {
            var changed = bytes.ToArray();
            changed[position % changed.Length] ^= flip;
            return changed;
        }

        // Another ASCII character in the place of one: PostgreSQL takes no broken UTF-8.
        string Quoted(string text)
        {
            var characters = text.ToCharArray();
            var at = position % characters.Length;
            var other = (char)('!' + ((characters[at] + flip) % 90));
            characters[at] = other == characters[at] ? '~' : other;
            return $"'{new string(characters).Replace("'", "''")}'";
        }
    }
}
