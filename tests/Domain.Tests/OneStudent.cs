using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Gradcheck.Domain.Tests;

/// <summary>A database with a cohort, a college and one student, and the means to run use cases on it.</summary>
internal sealed class OneStudent : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly Writer writer;

    private OneStudent(TestDatabase database)
    {
        this.database = database;
        writer = new Writer(database.Factory, Clock, new OutboxSignal());
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2008, 12, 3, 9, 0, 0, TimeSpan.FromHours(8)));
    public CohortSettings Settings { get; } = new();
    public long Id { get; private set; }

    public static async Task<OneStudent> CreateAsync(DatabaseProvider provider)
    {
        var one = new OneStudent(await TestDatabase.CreateAsync(provider));
        await one.DoAsync<bool>(async scope =>
        {
            scope.Db.Cohorts.Add(
                new Cohort
                {
                    Year = 2009,
                    Settings = one.Settings,
                    CreatedAt = scope.Now,
                }
            );
            scope.Db.Colleges.Add(
                new College
                {
                    CohortYear = 2009,
                    Code = "01",
                    Name = "文学院",
                }
            );
            var student = new Student { CohortYear = 2009 };
            student.Replace(
                new StudentRecord
                {
                    StudentNumber = "2005010100001",
                    Name = "李婷",
                    College = "01",
                    Major = "汉语言文学",
                }
            );
            scope.Db.Students.Add(student);
            await scope.Db.SaveChangesAsync();
            one.Id = student.Id;
            return true;
        });
        return one;
    }

    /// <summary>Runs a use case in a transaction of its own.</summary>
    public Task<Result<T>> DoAsync<T>(Func<WriteScope, Task<Result<T>>> work) => writer.WriteAsync("test", work);

    /// <summary>Runs a use case on the student.</summary>
    public Task<Result<T>> DoAsync<T>(Func<WriteScope, Student, Task<Result<T>>> work) =>
        DoAsync(async scope => await work(scope, await scope.Db.Students.SingleAsync(s => s.Id == Id)));

    public async Task<T> ReadAsync<T>(Func<GradcheckDb, Task<T>> read)
    {
        await using var db = database.Factory.CreateDbContext();
        return await read(db);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
