using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Gradcheck.Domain.Tests.Binding;

/// <summary>A cohort that allows identity binding, with students and chats as a test needs them.</summary>
internal sealed class BindingBench : IAsyncDisposable
{
    private BindingBench(TestDatabase database)
    {
        Database = database;
        Writer = new Writer(database.Factory, Clock, new OutboxSignal());
    }

    public TestDatabase Database { get; }
    public Writer Writer { get; }
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2008, 12, 3, 9, 0, 0, TimeSpan.FromHours(8)));

    public static async Task<BindingBench> OpenAsync(DatabaseProvider provider)
    {
        var bench = new BindingBench(await TestDatabase.CreateAsync(provider));
        await bench.AddCohortAsync(2009, BindingPolicy.CodeOrIdentity);
        return bench;
    }

    public Task AddCohortAsync(int year, BindingPolicy policy) =>
        ChangeAsync(scope =>
        {
            scope.Db.Cohorts.Add(
                new Cohort
                {
                    Year = year,
                    Settings = new CohortSettings { BindingPolicy = policy },
                }
            );
            return Task.CompletedTask;
        });

    public async Task<Student> AddStudentAsync(
        string number,
        string name = "李婷",
        string idNumber = "43010219860305984X",
        string className = "1班",
        string college = "01",
        int year = 2009
    )
    {
        var student = new Student { CohortYear = year };
        student.Replace(
            new StudentRecord
            {
                StudentNumber = number,
                Name = name,
                IdNumber = idNumber,
                ClassName = className,
                College = college,
            }
        );
        await ChangeAsync(scope =>
        {
            scope.Db.Students.Add(student);
            return Task.CompletedTask;
        });
        return student;
    }

    public async Task<BindOutcome> IdentifyAsync(string chat, string number, string name, string tail) =>
        (
            await Writer.WriteAsync<BindOutcome>(
                "test",
                async scope =>
                {
                    var row = await ChatDirectory.FindOrAddAsync(scope, "telegram", chat);
                    return (await BindByIdentity.RunAsync(scope, row, new IdentityAnswers(number, name, tail))).Outcome;
                }
            )
        ).Value;

    public async Task<BindOutcome> TypeCodeAsync(string chat, string code) =>
        (
            await Writer.WriteAsync<BindOutcome>(
                "test",
                async scope =>
                {
                    var row = await ChatDirectory.FindOrAddAsync(scope, "telegram", chat);
                    return (await BindChat.ByCodeAsync(scope, row, code)).Outcome;
                }
            )
        ).Value;

    public async Task<IssuedBindingCode[]> IssueAsync(BindingCodeFilter filter, string? bot = null) =>
        (await Writer.WriteAsync("key:1", scope => IssueBindingCodes.RunAsync(scope, filter, bot))).Value;

    public Task ChangeAsync(Func<WriteScope, Task> change) =>
        Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                await change(scope);
                return true;
            }
        );

    public async Task<T> ReadAsync<T>(Func<GradcheckDb, Task<T>> read)
    {
        await using var db = Database.Factory.CreateDbContext();
        return await read(db);
    }

    public Task<int> OpenBindingsAsync() => ReadAsync(db => db.Bindings.CountAsync(b => b.EndedAt == null));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
