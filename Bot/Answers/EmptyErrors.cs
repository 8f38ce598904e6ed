using Microsoft.AspNetCore.Diagnostics;

namespace Gradcheck.Bot.Answers;

/// <summary>Gives a body to errors that the framework answers without one.</summary>
internal static class EmptyErrors
{
    public static Task ExplainAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var problem = status switch
        {
            400 => new Problem(400, "request-invalid", "请求无法读取，请对照接口文档修改。"),
            404 => new Problem(404, "not-found", "没有这个地址，请检查网址，或对照接口文档。"),
            405 => new Problem(405, "method-not-allowed", "这个地址不支持这种请求方法，请对照接口文档。"),
            413 => new Problem(413, "body-too-large", "上传的内容太大，请拆分后再试。"),
            415 => new Problem(415, "content-type", "请求内容的类型不对，请用 Content-Type: application/json。"),
            _ => new Problem(status, $"http-{status}", "请求没有完成，请检查后再试。"),
        };
        return problem.ExecuteAsync(context.HttpContext);
    }
}
