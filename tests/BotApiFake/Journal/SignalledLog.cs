using System.Collections;

namespace Gradcheck.FakeTelegram;

/// <summary>An append-only list that can be read while it grows, and that wakes whoever waits for an item.</summary>
public sealed class SignalledLog<T> : IReadOnlyList<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _items = [];
    private readonly List<(Func<T, bool> Matches, TaskCompletionSource<T> Signal)> _waiters = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _items.Count;
        }
    }

    public T this[int index]
    {
        get
        {
            lock (_gate)
                return _items[index];
        }
    }

    /// <summary>A copy of the items from <paramref name="start"/> on.</summary>
    public IReadOnlyList<T> Since(int start)
    {
        lock (_gate)
            return _items.GetRange(start, _items.Count - start);
    }

    /// <summary>
    /// The first item from <paramref name="start"/> on that matches, present or future.
    /// <paramref name="timeout"/> is real time: it guards a test against waiting for ever.
    /// </summary>
    /// <exception cref="TimeoutException">Nothing matched in time; the message lists the last items.</exception>
    public async Task<T> WaitForAsync(Func<T, bool> matches, TimeSpan timeout, int start = 0)
    {
        var signal = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        IReadOnlyList<T> present;
        lock (_gate)
        {
            present = Since(start);
            _waiters.Add((matches, signal));
        }
        try
        {
            foreach (var item in present)
                if (matches(item))
                    return item;
            return await signal.Task.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"no such item within {timeout}; {Count} seen, the last:\n{Tail()}");
        }
        finally
        {
            lock (_gate)
                _waiters.RemoveAll(waiter => waiter.Signal == signal);
        }
    }

    public IEnumerator<T> GetEnumerator() => Since(0).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal T Append(Func<int, T> make)
    {
        T item;
        (Func<T, bool> Matches, TaskCompletionSource<T> Signal)[] waiters;
        lock (_gate)
        {
            item = make(_items.Count);
            _items.Add(item);
            waiters = _waiters.Count == 0 ? [] : [.. _waiters];
        }
        // outside the lock, because a predicate may look at anything of the fake
        foreach (var (matches, signal) in waiters)
            Wake(item, matches, signal);
        return item;
    }

    private static void Wake(T item, Func<T, bool> matches, TaskCompletionSource<T> signal)
    {
        try
        {
            if (matches(item))
                signal.TrySetResult(item);
        }
        catch (Exception error)
        {
            // a predicate that throws is the waiting test's failure, not the request's
            signal.TrySetException(error);
        }
    }

    private string Tail() => string.Join('\n', Since(Math.Max(0, Count - 5)));
}
