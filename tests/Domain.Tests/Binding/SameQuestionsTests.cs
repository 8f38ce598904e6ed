using System.Collections.Concurrent;
using System.Diagnostics;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace Gradcheck.Domain.Tests.Binding;

public sealed class SameQuestionsTests
{
    /// <summary>Time tells what the answer hides only where the work differs; the database is nearly all of it.</summary>
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_kind_of_wrong_asks_the_database_the_same(DatabaseProvider provider)
    {
        await using var bench = await BindingBench.OpenAsync(provider);
        await bench.AddStudentAsync("1");
        await bench.AddStudentAsync("2");
        for (var i = 0; i < 3; i++)
            await bench.IdentifyAsync($"a{i}", "2", "李停", "05984X");
        // Chats exist already, so that only the attempts are compared.
        foreach (var chat in new[] { "number", "name", "digits", "locked" })
            await bench.IdentifyAsync(chat, "3", "x", "000000");

        var unknownNumber = await CommandsAsync(bench, ("number", "9", "李婷", "05984X"));
        var wrongName = await CommandsAsync(bench, ("name", "1", "李停", "05984X"));
        var wrongDigits = await CommandsAsync(bench, ("digits", "1", "李婷", "059840"));
        var locked = await CommandsAsync(bench, ("locked", "2", "李婷", "05984X"));

        Assert.True(unknownNumber.Count > 6);
        Assert.Equal(unknownNumber, wrongName);
        Assert.Equal(unknownNumber, wrongDigits);
        Assert.Equal(unknownNumber, locked);
    }

    private static async Task<List<string>> CommandsAsync(
        BindingBench bench,
        (string Chat, string Number, string Name, string Tail) typed
    )
    {
        var commands = new ConcurrentQueue<string>();
        using var own = bench.Database.Factory.CreateConnection();
        var database = (own.DataSource, own.Database);
        using var subscription = DiagnosticListener.AllListeners.Subscribe(
            new Observer<DiagnosticListener>(listener =>
            {
                if (listener.Name == DbLoggerCategory.Name)
                    listener.Subscribe(new Observer<KeyValuePair<string, object?>>(Note));
            })
        );
        Assert.Equal(BindOutcome.Wrong, await bench.IdentifyAsync(typed.Chat, typed.Number, typed.Name, typed.Tail));
        return [.. commands];

        // Other tests run beside this one in their own databases.
        void Note(KeyValuePair<string, object?> happened)
        {
            if (
                happened.Value is CommandExecutedEventData executed
                && (executed.Connection.DataSource, executed.Connection.Database) == database
            )
                commands.Enqueue(executed.Command.CommandText);
        }
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(T value) => next(value);
    }
}
