using System.Globalization;

namespace Gradcheck.FakeTelegram;

/// <summary>Pressed buttons that wait for answerCallbackQuery; after about 15 s it is too late.</summary>
internal sealed class CallbackBook(TimeProvider time)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Press> _open = [];
    private long _last = 4_000_000_000_000_000;

    public sealed record Press(long ChatId, int MessageId, DateTimeOffset At);

    public IReadOnlyList<string> Open
    {
        get
        {
            lock (_gate)
                return [.. _open.Keys];
        }
    }

    public string Add(long chatId, int messageId)
    {
        lock (_gate)
        {
            var id = (++_last).ToString(CultureInfo.InvariantCulture);
            _open[id] = new Press(chatId, messageId, time.GetUtcNow());
            return id;
        }
    }

    public Press Answer(string id)
    {
        lock (_gate)
            return _open.TryGetValue(id, out var press) && time.GetUtcNow() - press.At <= AnswerTime && _open.Remove(id)
                ? press
                : throw ApiRefusal.BadRequest("query is too old and response timeout expired or query ID is invalid");
    }
}
