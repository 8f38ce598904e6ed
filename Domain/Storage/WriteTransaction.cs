using System.Data;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gradcheck.Domain.Storage;

/// <summary>
/// One write transaction. There is one writer at a time (on SQLite its own write lock, behind this process's turns;
/// on PostgreSQL an advisory lock taken first), so audit positions grow in the order of commits and use cases need
/// no retries. Several pieces of work may share one commit: each runs behind its own savepoint.
/// </summary>
public sealed class WriteTransaction : IAsyncDisposable
{
    private const long WriterLock = 0x6772_6164_6368_6B01;
    private readonly IDisposable turn;
    private readonly IDbContextTransaction transaction;
    private readonly AuditChain chain;
    private AuditHead head;

    private WriteTransaction(IDisposable turn, GradcheckDb db, IDbContextTransaction transaction, AuditHead head)
    {
        this.turn = turn;
        Db = db;
        this.transaction = transaction;
        this.head = head;
        chain = AuditChain.Of(db);
    }

    public GradcheckDb Db { get; }

    /// <summary>Whether anything committed by this transaction waits in the outbox.</summary>
    public bool HasDeliveries { get; private set; }

    /// <summary>Begins the transaction; waits until no other writer is at work.</summary>
    public static async Task<WriteTransaction> BeginAsync(
        GradcheckDbFactory factory,
        CancellationToken cancel = default
    )
    {
        var turn = await factory.WriteTurns.TakeAsync(cancel);
        var db = factory.CreateDbContext();
        try
        {
            db.Database.AutoSavepointsEnabled = false;
            var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
            if (db.Database.IsNpgsql())
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({WriterLock})", cancel);
            return new WriteTransaction(turn, db, transaction, await AuditHead.ReadAsync(db, cancel));
        }
        catch
        {
            await db.DisposeAsync();
            turn.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs one piece of work and saves it. When it refuses or throws, what it did is undone, and the transaction
    /// goes on as if it had not been.
    /// </summary>
    public async Task<Result<T>> RunAsync<T>(
        string actor,
        DateTimeOffset now,
        Func<WriteScope, Task<Result<T>>> work,
        CancellationToken cancel = default
    )
    {
        const string Savepoint = "work";
        var headBefore = head;
        var scope = new WriteScope(this, actor, now);
        await transaction.CreateSavepointAsync(Savepoint, cancel);
        try
        {
            var result = await work(scope);
            if (result.Refusal is null)
            {
                await Db.SaveChangesAsync(cancel);
                await transaction.ReleaseSavepointAsync(Savepoint, cancel);
                HasDeliveries |= scope.HasDeliveries;
                return result;
            }

            await UndoAsync();
            return result;
        }
        catch (CohortPurgedException)
        {
            await UndoAsync();
            return PurgedCohorts.Refusal;
        }
        catch
        {
            await UndoAsync();
            throw;
        }
        finally
        {
            Db.IsForgetting = false;
            Db.ChangeTracker.Clear();
        }

        async Task UndoAsync()
        {
            await transaction.RollbackToSavepointAsync(Savepoint, CancellationToken.None);
            head = headBefore;
        }
    }

    public Task CommitAsync(CancellationToken cancel = default) => transaction.CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
            await Db.DisposeAsync();
        }
        finally
        {
            turn.Dispose();
        }
    }

    /// <summary>The position of the next line of the audit log.</summary>
    internal long NextAuditId => head.Id + 1;

    /// <summary>Makes an entry the next line of the audit log.</summary>
    internal void Append(AuditEntry entry)
    {
        entry.Hash = chain.Next(head.Hash, AuditContent.Of(entry));
        Db.AuditEntries.Add(entry);
        head = new AuditHead(entry.Id, entry.At, entry.Hash);
    }
}
