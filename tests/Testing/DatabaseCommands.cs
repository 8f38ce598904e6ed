using System.Collections.Concurrent;
using System.Diagnostics;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gradcheck.Testing;

/// <summary>Notes every command sent to one test database, from whichever context, until it is disposed.</summary>
public sealed class DatabaseCommands : IDisposable
{
    private readonly ConcurrentQueue<string> texts = new();
    private readonly ConcurrentBag<IDisposable> subscriptions = [];
    private readonly (string DataSource, string Database) wanted;

    public DatabaseCommands(TestDatabase database)
    {
        using var own = database.Factory.CreateConnection();
        wanted = (own.DataSource, own.Database);
        subscriptions.Add(
            DiagnosticListener.AllListeners.Subscribe(
                new Observer<DiagnosticListener>(listener =>
                {
                    if (listener.Name == DbLoggerCategory.Name)
                        subscriptions.Add(listener.Subscribe(new Observer<KeyValuePair<string, object?>>(Note)));
                })
            )
        );
    }

    /// <summary>The SQL texts, in the order they were run.</summary>
    public IReadOnlyCollection<string> Texts => texts;

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
    }

    // Other tests run beside this one in their own databases.
    private void Note(KeyValuePair<string, object?> happened)
    {
        if (
            happened.Value is CommandExecutedEventData executed
            && (executed.Connection.DataSource, executed.Connection.Database) == wanted
        )
            texts.Enqueue(executed.Command.CommandText);
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(T value) => next(value);
    }
}
