using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Gradcheck.Bot.Answers;

/// <summary>Answers what went wrong with a problem, and keeps the particulars for the log.</summary>
internal sealed partial class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    private const int RetryAfterSeconds = 10;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true;
        await Judge(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private Problem Judge(HttpContext context, Exception exception)
    {
        if (exception is BadHttpRequestException badRequest)
            return BadRequest.Explain(badRequest);
        if (StorageFaults.IsOutOfOrder(exception))
        {
            Log.StorageOutOfOrder(logger, exception, context.TraceIdentifier);
            context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
            return new Problem(503, "storage-unavailable", "数据库暂时不可用，什么都没有改动，请稍后再试。");
        }

        if (exception is SealBrokenException broken)
        {
            Log.SealBroken(logger, broken.Place, context.TraceIdentifier);
            return new Problem(
                500,
                "data-damaged",
                "有一条加密数据无法解开：它在数据库里被改动过。没有显示任何可能不对的内容，请立即联系管理员，不要再修改这条记录。"
            );
        }

        Log.Failed(logger, exception, context.TraceIdentifier);
        return new Problem(500, "internal-error", "服务器内部错误，已记录。请稍后再试，或把 traceId 告诉管理员。");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The database is out of order (request {TraceId})")]
        public static partial void StorageOutOfOrder(ILogger logger, Exception exception, string traceId);

        [LoggerMessage(2, LogLevel.Error, "Request {TraceId} failed")]
        public static partial void Failed(ILogger logger, Exception exception, string traceId);

        [LoggerMessage(
            3,
            LogLevel.Critical,
            "The sealed value {Place} does not open: it was changed (request {TraceId})"
        )]
        public static partial void SealBroken(ILogger logger, string place, string traceId);
    }
}
