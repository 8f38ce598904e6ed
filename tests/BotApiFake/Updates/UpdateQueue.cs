using System.Buffers;
using System.Text.Json;

namespace Gradcheck.FakeTelegram;

/// <summary>Updates waiting to be confirmed, oldest first; kept for 24 hours.</summary>
internal sealed class UpdateQueue(TimeProvider time, Random random)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly LinkedList<PendingUpdate> _pending = [];
    private readonly Dictionary<int, PendingUpdate> _archive = [];
    private readonly UpdateIds _ids = new(time, random);

    public AllowedUpdates Allowed { get; } = new();

    /// <summary>Called after an update was added, outside the lock.</summary>
    public event Action<PendingUpdate>? Added;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                Expire();
                return _pending.Count;
            }
        }
    }

    public int Publish(string type, long lane, Action<Utf8JsonWriter> payload)
    {
        PendingUpdate update;
        lock (_gate)
        {
            var id = _ids.Next();
            var buffer = new ArrayBufferWriter<byte>(512);
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                json.WriteNumber("update_id"u8, id);
                json.WritePropertyName(type);
                payload(json);
                json.WriteEndObject();
            }
            update = new PendingUpdate(id, buffer.WrittenSpan.ToArray(), lane, time.GetUtcNow());
            _archive[id] = update;
            if (!Allowed.Contains(type))
                return id;
            _pending.AddLast(update);
        }
        Added?.Invoke(update);
        return update.Id;
    }

    /// <summary>Adds an update as it is, of any type; an update_id is supplied if it has none.</summary>
    public int PublishRaw(string updateJson)
    {
        using var document = JsonDocument.Parse(updateJson);
        var root = document.RootElement;
        PendingUpdate update;
        lock (_gate)
        {
            var id = root.TryGetProperty("update_id", out var given) ? given.GetInt32() : _ids.Next();
            update = new PendingUpdate(id, RawUpdate.WithId(root, id), RawUpdate.Lane(root), time.GetUtcNow());
            _archive[id] = update;
            _pending.AddLast(update);
        }
        Added?.Invoke(update);
        return update.Id;
    }

    /// <summary>Delivers an update once more, even if it was confirmed long ago.</summary>
    public void Repeat(int updateId)
    {
        PendingUpdate update;
        lock (_gate)
        {
            update = _archive[updateId] with { At = time.GetUtcNow(), Repeat = true };
            _pending.AddLast(update);
        }
        Added?.Invoke(update);
    }

    /// <summary>What getUpdates answers: everything below the offset is confirmed and gone, the rest is returned again.</summary>
    public IReadOnlyList<PendingUpdate> Take(int offset, int limit)
    {
        lock (_gate)
        {
            Expire();
            if (offset < 0)
                while (_pending.Count > -(long)offset)
                    _pending.RemoveFirst();
            var taken = new List<PendingUpdate>();
            for (var node = _pending.First; node is not null && taken.Count < limit; )
            {
                var next = node.Next;
                if (node.Value.Repeat || node.Value.Id >= offset)
                    taken.Add(node.Value);
                if (node.Value.Repeat || node.Value.Id < offset)
                    _pending.Remove(node);
                node = next;
            }
            return taken;
        }
    }

    /// <summary>Removes what the webhook acknowledged.</summary>
    public void Confirm(PendingUpdate update)
    {
        lock (_gate)
            _pending.Remove(update);
    }

    public bool IsExpired(PendingUpdate update) => time.GetUtcNow() - update.At > Kept;

    public IReadOnlyList<PendingUpdate> Snapshot()
    {
        lock (_gate)
        {
            Expire();
            return [.. _pending];
        }
    }

    public void Drop()
    {
        lock (_gate)
            _pending.Clear();
    }

    private void Expire()
    {
        while (_pending.First is { } oldest && IsExpired(oldest.Value))
            _pending.RemoveFirst();
    }
}
