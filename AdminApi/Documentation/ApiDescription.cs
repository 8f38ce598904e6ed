using Gradcheck.AdminApi.Authentication;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Gradcheck.AdminApi.Documentation;

/// <summary>Says in the document what holds for every operation: how to authenticate, page and repeat.</summary>
internal sealed class ApiDescription : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "Gradcheck 管理接口",
            Version = "v1",
            Description = """
                毕业生信息校对与图像采集：学院教务办和教务处使用的接口。

                - **密钥**：请求头 `Authorization: Bearer gck_…`。教务处密钥看到所有学院，学院密钥只看到本院；他院内容一律 404。
                - **错误**：`application/problem+json`（RFC 9457），`code` 供程序判断，`title` 给人看，`data` 为细节。
                - **列表**：`{items, after}`；`limit` ≤ 500，`after` 原样传回取下一页，为 null 表示结束。
                - **重复提交**：写操作可带 `Idempotency-Key`，同一请求重发只生效一次，得到同一答复（保留一天）。
                - **时间**：ISO 8601，+08:00；金额以元为单位。
                """,
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiKeyScheme.Name] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "gck_ID_SECRET",
            Description = "由教务处发放；用 keys create 命令或 POST /api/keys 新建。",
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyScheme.Name, document)] = [] },
        ];
        return Task.CompletedTask;
    }
}
