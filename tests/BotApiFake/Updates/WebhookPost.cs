using System.Net.Http.Headers;

namespace Gradcheck.FakeTelegram;

/// <summary>Posts one update to the webhook and reports what came back.</summary>
internal sealed class WebhookPost(WebhookSettings settings, TimeProvider time, bool trustAnyCertificate) : IDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(60);

    public readonly record struct Outcome(int? Status, string? Error, TimeSpan? RetryAfter)
    {
        public bool Acknowledged => Status is >= 200 and <= 299;
    }

    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = settings.MaxConnections,
            SslOptions = trustAnyCertificate
                ? new() { RemoteCertificateValidationCallback = static (_, _, _, _) => true }
                : new(),
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<Outcome> SendAsync(byte[] update, CancellationToken stopped)
    {
        using var tooLong = new CancellationTokenSource(AnswerTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, stopped);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url);
        request.Content = new ByteArrayContent(update);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (settings.SecretToken is { } secret)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        try
        {
            using var answer = await _client.SendAsync(request, either.Token);
            return new Outcome((int)answer.StatusCode, answer.ReasonPhrase, RetryAfter(answer));
        }
        catch (OperationCanceledException) when (tooLong.IsCancellationRequested)
        {
            return new Outcome(null, "Read timeout expired", null);
        }
        catch (HttpRequestException error)
        {
            return new Outcome(null, error.Message, null);
        }
    }

    public void Dispose() => _client.Dispose();

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter is { } asked ? asked.Delta ?? (asked.Date - time.GetUtcNow()) : null;
}
