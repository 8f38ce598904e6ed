using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Gradcheck.AdminApi.Documentation;

/// <summary>The API's description at <c>/openapi/v1.json</c>, and to read and try at <c>/scalar</c>.</summary>
internal static class ApiDocumentation
{
    public static void AddApiDocumentation(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.ShouldInclude = endpoint =>
                    endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
                options.AddDocumentTransformer<ApiDescription>();
                options.AddOperationTransformer<OperationDescription>();
                // The converter that writes campus time hides from the document what an instant looks like.
                options.AddSchemaTransformer(
                    (schema, context, _) =>
                    {
                        var type = context.JsonTypeInfo.Type;
                        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
                        {
                            schema.Type = JsonSchemaType.String;
                            schema.Format = "date-time";
                        }

                        return Task.CompletedTask;
                    }
                );
            }
        );

    /// <summary>
    /// The page's scripts are our own and the one inside it carries a number used once. It builds styles as it runs, so
    /// those cannot be named beforehand.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self' 'nonce-{0}'; style-src 'self' 'unsafe-inline';"
        + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapApiDocumentation(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/scalar"),
            page => page.Use(AllowOwnScriptsAsync)
        );
        app.MapOpenApi("/openapi/{documentName}.json");
        // Everything the page needs comes from this server: it also works where the internet does not reach.
        app.MapScalarApiReference(
            "/scalar",
            scalar =>
                scalar
                    .WithTitle("Gradcheck 接口文档")
                    .WithOpenApiRoutePattern("/openapi/{documentName}.json")
                    .DisableDefaultFonts()
                    .DisableTelemetry()
                    .DisableAgent()
                    .DisableMcp()
                    .HideDeveloperTools()
                    .WithNonce()
        );
    }

    private static Task AllowOwnScriptsAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            if (context.Items.TryGetValue(ScalarOptions.NonceHttpContextItemKey, out var nonce))
                context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy.Replace("{0}", $"{nonce}");
            return Task.CompletedTask;
        });
        return next(context);
    }
}
