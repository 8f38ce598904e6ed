namespace Gradcheck.AdminApi.Answers;

/// <summary>Refuses the character NUL in addresses: no person writes it and PostgreSQL cannot compare with it.</summary>
internal static class UnstorableText
{
    public static Task RefuseAsync(HttpContext context, RequestDelegate next) =>
        context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
        || context.Request.Path.Value?.Contains('\0') == true
            ? new Problem(400, "request-invalid", "地址中有不可用的字符，请去掉后再试。").ExecuteAsync(context)
            : next(context);
}
