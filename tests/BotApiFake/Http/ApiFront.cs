using Microsoft.AspNetCore.Http;

namespace Gradcheck.FakeTelegram;

/// <summary>Every request enters here: token, method, planned faults, the 429 hold, then the method itself.</summary>
internal sealed class ApiFront(TelegramState state)
{
    public async Task HandleAsync(HttpContext http)
    {
        if (ApiPath.Parse(http.Request.Path.Value) is not { } path)
        {
            await AnswerWriter.WriteAsync(http, ApiAnswer.Refused(new ApiRefusal(404, "Not Found")));
            return;
        }
        if (path.Token != state.Bot.Token)
        {
            await RefuseAsync(http, path.Method, null, new ApiRefusal(401, "Unauthorized"));
            return;
        }
        if (MethodTable.Find(path.Method) is not { } method)
        {
            await RefuseAsync(http, path.Method, null, new ApiRefusal(404, "Not Found: method not found"));
            return;
        }
        try
        {
            using var fields = await RequestReader.ReadAsync(http.Request);
            await HandleAsync(http, method, fields);
        }
        catch (ApiRefusal refusal)
        {
            await RefuseAsync(http, method.Name, null, refusal);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await RefuseAsync(http, method.Name, null, new ApiRefusal(413, "Request Entity Too Large"));
        }
        catch (Exception bug) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            // a mistake in the fake itself: say so, or it would be taken for a planned server error
            await RefuseAsync(http, method.Name, null, new ApiRefusal(500, $"the fake failed: {bug}"));
        }
    }

    private async Task HandleAsync(HttpContext http, MethodTable.Method method, RequestFields fields)
    {
        var request = new ApiRequest(method.Name, fields.ChatId, fields.Text("text") ?? fields.Text("caption"));
        var (latency, fault) = state.Faults.Draw(request);
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, state.Time, http.RequestAborted);
        switch (fault)
        {
            case Fault.CutBeforeAccepting:
                Log(request, 0, "cut before accepting");
                http.Abort();
                return;
            case Fault.ServerError error:
                Log(request, error.Status, "server error");
                await AnswerWriter.WriteServerErrorAsync(http, error);
                return;
        }

        ApiAnswer answer;
        try
        {
            answer = await AnswerAsync(method, fields, fault, http.RequestAborted);
        }
        catch (ApiRefusal refusal)
        {
            answer = ApiAnswer.Refused(refusal);
        }
        var cut = fault is Fault.CutAfterAccepting;
        Log(request, cut ? 0 : answer.Status, cut ? "cut after accepting" : answer.Refusal);
        if (cut)
            await AnswerWriter.WriteHalfAndCutAsync(http, answer);
        else
            await AnswerWriter.WriteAsync(http, answer);
    }

    private async ValueTask<ApiAnswer> AnswerAsync(
        MethodTable.Method method,
        RequestFields fields,
        Fault? fault,
        CancellationToken gone
    )
    {
        if (fault is Fault.TooManyRequests flood)
            throw state.Flood.Hold(flood.RetryAfter);
        if (fault is Fault.Refusal refusal)
            throw new ApiRefusal(refusal.Status, refusal.Description);
        if (method.WaitsAfter429)
            state.Flood.ThrowIfHeld();
        if (method.Name != MethodTable.GetUpdates)
            lock (state.Gate)
                return method.Answer(state, fields);
        return await state.Polling.AnswerAsync(fields, gone);
    }

    private Task RefuseAsync(HttpContext http, string method, long? chatId, ApiRefusal refusal)
    {
        Log(new ApiRequest(method, chatId, null), refusal.Status, refusal.Message);
        return AnswerWriter.WriteAsync(http, ApiAnswer.Refused(refusal));
    }

    private void Log(ApiRequest request, int status, string? refusal)
    {
        var at = state.Time.GetUtcNow();
        state.Calls.Append(_ => new ApiCall(at, request.Method, request.ChatId, status, refusal));
    }
}
