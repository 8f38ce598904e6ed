using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi.Idempotency;

/// <summary>
/// Gives unsafe API calls that carry an <c>Idempotency-Key</c> one effect: the same call again gets the first
/// answer again. Another call under the same key is refused, and so is one while the first is still running.
/// </summary>
internal sealed class IdempotentCalls(RequestDelegate next, AnswerMemory memory)
{
    private const string Header = "Idempotency-Key";
    private const int MaxKey = 200;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!Applies(context, out var idempotencyKey, out var caller))
        {
            await next(context);
            return;
        }

        if (idempotencyKey.Length > MaxKey || !idempotencyKey.All(c => c is > ' ' and <= '~'))
        {
            await Invalid.ExecuteAsync(context);
            return;
        }

        var cipher = AnswerCipher.For(context.Request.Headers.Authorization.ToString().Split(' ')[^1], idempotencyKey);
        var fingerprint = await RequestFingerprint.OfAsync(context.Request, context.RequestAborted);
        var (known, isNew) = await memory.BeginAsync(caller.KeyId, idempotencyKey, fingerprint);
        if (isNew)
            await RunAsync(context, known, cipher);
        else if (known.RequestHash != fingerprint)
            await OtherRequest.ExecuteAsync(context);
        else if (known.StatusCode == 0)
            await Running(context).ExecuteAsync(context);
        else
            await ReplayAsync(context, known, cipher);
    }

    private static bool Applies(HttpContext context, out string key, out ApiCaller caller)
    {
        key = context.Request.Headers[Header].ToString();
        caller = ApiCaller.From(context.User)!;
        return key.Length > 0
            && caller is not null
            && !HttpMethods.IsGet(context.Request.Method)
            && !HttpMethods.IsHead(context.Request.Method)
            && !HttpMethods.IsOptions(context.Request.Method);
    }

    private async Task RunAsync(HttpContext context, IdempotentResponse row, AnswerCipher cipher)
    {
        var body = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await next(context);
        }
        catch
        {
            // The failure is answered further out. Nothing was committed, so the call may be repeated.
            await memory.ForgetAsync(row);
            throw;
        }
        finally
        {
            context.Response.Body = body;
        }

        var bytes = answer.ToArray();
        if (IsFinal(context.Response.StatusCode))
        {
            var remembered = RememberedAnswer.Of(context.Response, bytes);
            await memory.CompleteAsync(row, context.Response.StatusCode, cipher.Encrypt(remembered.ToBytes()));
        }
        else
        {
            await memory.ForgetAsync(row);
        }

        await body.WriteAsync(bytes, CancellationToken.None);
    }

    private static async Task ReplayAsync(HttpContext context, IdempotentResponse known, AnswerCipher cipher)
    {
        var remembered = RememberedAnswer.FromBytes(cipher.Decrypt(known.Body));
        context.Response.StatusCode = known.StatusCode;
        await remembered.WriteAsync(context.Response);
    }

    /// <summary>Whether the same call would be answered alike; an overload and a failure pass.</summary>
    private static bool IsFinal(int status) =>
        status < StatusCodes.Status500InternalServerError && status != StatusCodes.Status429TooManyRequests;

    private static Problem Running(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return new Problem(409, "idempotency-running", "同一个请求还在处理，请稍后用同一个 Idempotency-Key 再试。");
    }

    private static Problem OtherRequest { get; } =
        new(422, "idempotency-key-reused", "这个 Idempotency-Key 已用于另一个请求，请换一个新的。");

    private static Problem Invalid { get; } =
        new(400, "idempotency-key-invalid", $"Idempotency-Key 应是 1–{MaxKey} 个可见的英文字符。");
}
