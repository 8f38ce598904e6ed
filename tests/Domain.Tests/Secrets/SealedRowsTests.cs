using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Secrets;

public sealed class SealedRowsTests
{
    public static IEnumerable<object[]> Providers => TestDatabase.Providers;

    [Theory, MemberData(nameof(Providers))]
    public async Task An_ID_number_is_stored_unreadable_and_read_back_as_it_was(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var students = await AddAsync(database, 3);

        await using var db = database.Factory.CreateDbContext();
        var stored = await db.Students.AsNoTracking().OrderBy(s => s.Id).ToListAsync();
        Assert.Equal(students.Select(s => s.IdNumber), stored.Select(s => s.IdNumber));
        Assert.Equal(students.Select(s => s.ToRecord()), stored.Select(s => s.Issued));
        foreach (var envelope in await BytesAsync(db, "SELECT \"IdNumber\" AS \"Value\" FROM \"Students\""))
            Assert.DoesNotContain(
                students,
                s => envelope.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(s.IdNumber)) >= 0
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Two_swapped_ciphertexts_fail_to_open_and_do_not_lie(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await AddAsync(database, 2);
        await using var db = database.Factory.CreateDbContext();
        var envelopes = await BytesAsync(db, "SELECT \"IdNumber\" AS \"Value\" FROM \"Students\" ORDER BY \"Id\"");
        var ids = await db.Students.OrderBy(s => s.Id).Select(s => s.Id).ToListAsync();
        foreach (var (id, other) in ids.Zip(Enumerable.Reverse(envelopes)))
            await db.Database.ExecuteSqlAsync($"UPDATE \"Students\" SET \"IdNumber\" = {other} WHERE \"Id\" = {id}");

        foreach (var student in await db.Students.AsNoTracking().ToListAsync())
            Assert.Equal(
                $"Students/IdNumber/{student.Id}",
                Assert.Throws<SealBrokenException>(() => student.IdNumber).Place
            );
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_duplicate_is_found_in_its_15_and_18_digit_form_without_opening_anything(
        DatabaseProvider provider
    )
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var student = Assert.Single(await AddAsync(database, 1));
        // The column itself is destroyed: only the blind index can answer.
        await using var db = database.Factory.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Students\" SET \"IdNumber\" = \"Issued\"");

        foreach (var form in new[] { student.IdNumber, IdNumber.To15(student.IdNumber) })
            Assert.True(await DuplicateIdNumber.ExistsAsync(db, student.CohortYear, form, exceptStudentId: 0), form);
        Assert.False(await DuplicateIdNumber.ExistsAsync(db, student.CohortYear, student.IdNumber, student.Id));
        Assert.False(await DuplicateIdNumber.ExistsAsync(db, student.CohortYear, "430102198001011239", 0));
        Assert.False(await DuplicateIdNumber.ExistsAsync(db, student.CohortYear, "", 0));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task New_rows_know_their_ids_before_they_are_stored_and_never_take_a_used_one(
        DatabaseProvider provider
    )
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var writer = new Writer(database.Factory, TimeProvider.System, new OutboxSignal());
        var seen = new HashSet<long>();
        for (var round = 0; round < 3; round++)
        {
            await writer.WriteAsync<bool>(
                "test",
                async scope =>
                {
                    var chat = await ChatDirectory.FindOrAddAsync(scope, "web", $"chat-{seen.Count}");
                    for (var i = 0; i < 5; i++)
                        scope.Send(chat, new OutgoingMessage { Html = $"第 {i} 条" });
                    await scope.Db.SaveChangesAsync();
                    foreach (var delivery in scope.Db.Deliveries.Local)
                        Assert.True(seen.Add(delivery.Id));
                    return true;
                }
            );
            await using var db = database.Factory.CreateDbContext();
            var texts = (await db.Deliveries.AsNoTracking().ToListAsync()).Where(d => seen.Contains(d.Id));
            Assert.All(texts, d => Assert.Contains("条", d.Payload));
            await db.Deliveries.OrderByDescending(d => d.Id).Take(2).ExecuteDeleteAsync();
        }

        Assert.Equal(15, seen.Count);
    }

    [Fact]
    public async Task Nothing_is_saved_past_the_preparation()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Factory.CreateDbContext();
        Assert.Throws<NotSupportedException>(() => db.SaveChanges());
    }

    internal static async Task<IReadOnlyList<Student>> AddAsync(TestDatabase database, int count)
    {
        var writer = new Writer(database.Factory, TimeProvider.System, new OutboxSignal());
        var students = SyntheticCohort
            .Create(2009, count, new Random(3))
            .Students.Select(record =>
            {
                var student = new Student { CohortYear = 2009, Issued = record };
                student.Replace(record);
                return student;
            })
            .ToList();
        await writer.WriteAsync<bool>(
            "test",
            scope =>
            {
                scope.Db.Cohorts.Add(new Cohort { Year = 2009 });
                scope.Db.Students.AddRange(students);
                return Task.FromResult<Result<bool>>(true);
            }
        );
        return students;
    }

    internal static Task<List<byte[]>> BytesAsync(GradcheckDb db, string sql) =>
        db.Database.SqlQueryRaw<byte[]>(sql).ToListAsync();
}
