using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gradcheck.Bot.Answers;

/// <summary>Explains a request that could not even be read.</summary>
public static partial class BadRequest
{
    public static Problem Explain(BadHttpRequestException exception) =>
        exception.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new Problem(
                413,
                "body-too-large",
                "上传的内容太大，请拆分后再试。"
            ),
            StatusCodes.Status415UnsupportedMediaType => new Problem(
                415,
                "content-type",
                "请求内容的类型不对，请用 Content-Type: application/json。"
            ),
            StatusCodes.Status408RequestTimeout => new Problem(408, "body-timeout", "上传太慢，连接已超时，请重试。"),
            var status => exception.InnerException is JsonException json
                ? Explain(json)
                : Explain(status, exception.Message),
        };

    private static Problem Explain(JsonException exception)
    {
        var place = exception.Path is { Length: > 2 } path ? path[2..] : null;
        var title = place is null
            ? "请求内容不是合法的 JSON，请检查括号、引号和逗号。"
            : $"请求内容中 {place} 不认识、重复或类型不对，请对照接口文档修改。";
        return new Problem(
            400,
            "body-invalid",
            title,
            Data: new
            {
                path = place,
                line = exception.LineNumber + 1,
                position = exception.BytePositionInLine + 1,
            }
        );
    }

    private static Problem Explain(int status, string message)
    {
        if (ParameterName().Match(message) is { Success: true } match)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value);
            return new Problem(
                400,
                "parameter-invalid",
                $"参数 {name} 缺少或写法不对，请对照接口文档修改。",
                Data: new { parameter = name }
            );
        }

        return new Problem(status, "request-invalid", "请求无法读取，请对照接口文档修改。");
    }

    /// <summary>The framework names the parameter only in its message.</summary>
    [GeneratedRegex("parameter \"(?:[^\" ]+ )*(?<name>[^\" ]+)\"")]
    private static partial Regex ParameterName();
}
