using Microsoft.AspNetCore.Http;

namespace Gradcheck.FakeTelegram;

/// <summary>Puts an answer on the wire, whole or broken.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext http, ApiAnswer answer)
    {
        if (http.RequestAborted.IsCancellationRequested)
            return;
        Start(http, answer);
        await http.Response.BodyWriter.WriteAsync(answer.Body);
    }

    public static async Task WriteHalfAndCutAsync(HttpContext http, ApiAnswer answer)
    {
        Start(http, answer);
        await http.Response.BodyWriter.WriteAsync(answer.Body[..(answer.Body.Length / 2)]);
        await http.Response.BodyWriter.FlushAsync();
        http.Abort();
    }

    public static async Task WriteServerErrorAsync(HttpContext http, Fault.ServerError error)
    {
        if (!error.Html)
        {
            await WriteAsync(http, ApiAnswer.Refused(new ApiRefusal(error.Status, Reason(error.Status))));
            return;
        }
        http.Response.StatusCode = error.Status;
        http.Response.ContentType = "text/html";
        await http.Response.WriteAsync(
            $"<html><body><h1>{error.Status} {Reason(error.Status)}</h1>nginx</body></html>"
        );
    }

    private static void Start(HttpContext http, ApiAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = answer.Body.Length;
    }

    private static string Reason(int status) =>
        status switch
        {
            500 => "Internal Server Error",
            502 => "Bad Gateway",
            503 => "Service Unavailable",
            504 => "Gateway Timeout",
            _ => "Server Error",
        };
}
