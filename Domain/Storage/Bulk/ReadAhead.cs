using System.Threading.Channels;

namespace Gradcheck.Domain.Storage.Bulk;

/// <summary>Enumerates on another thread, some chunks ahead: making a row and storing the one before overlap.</summary>
internal static class ReadAhead
{
    private const int ChunkSize = 256;
    private const int ChunksAhead = 4;

    /// <summary>The results of <paramref name="make"/> in order.</summary>
    public static async IAsyncEnumerable<TOut> SelectAsync<TIn, TOut>(
        IEnumerable<TIn> source,
        Func<TIn, TOut> make,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var chunks = Channel.CreateBounded<List<TOut>>(ChunksAhead);
        var making = Task.Run(() => MakeAsync(source, make, chunks.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancel))
            {
                foreach (var item in chunk)
                    yield return item;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await making;
        }
    }

    private static async Task MakeAsync<TIn, TOut>(
        IEnumerable<TIn> source,
        Func<TIn, TOut> make,
        ChannelWriter<List<TOut>> chunks,
        CancellationToken stop
    )
    {
        try
        {
            var chunk = new List<TOut>(ChunkSize);
            foreach (var item in source)
            {
                chunk.Add(make(item));
                if (chunk.Count < ChunkSize)
                    continue;
                await chunks.WriteAsync(chunk, stop);
                chunk = new List<TOut>(ChunkSize);
            }

            await chunks.WriteAsync(chunk, stop);
            chunks.Complete();
        }
        catch (Exception exception)
        {
            // The reader of the channel throws it.
            chunks.TryComplete(exception);
        }
    }
}
