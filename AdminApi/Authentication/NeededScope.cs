using Gradcheck.Domain;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Authorization;

namespace Gradcheck.AdminApi.Authentication;

/// <summary>
/// The scope a key needs to call an endpoint. Reading (GET) needs <see cref="ApiScope.Read"/> and everything else
/// <see cref="ApiScope.Write"/>, unless the endpoint or its group says otherwise with <see cref="ApiKeyScheme.Needs"/>.
/// </summary>
internal sealed record NeededScope(ApiScope Scope)
{
    /// <summary>What the endpoint of this request needs.</summary>
    public static ApiScope Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<NeededScope>()?.Scope
        ?? (
            HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
                ? ApiScope.Read
                : ApiScope.Write
        );

    /// <summary>The refusal for a key without a scope.</summary>
    public static Refusal Missing(ApiScope scope)
    {
        var name = scope.ToString().ToLowerInvariant();
        return Refusal.Forbidden("scope-missing", $"这个密钥没有 {name} 权限，请向学籍管理科领取有此权限的密钥。");
    }

    /// <summary>Whether the caller has what the endpoint needs.</summary>
    internal static bool IsMet(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && ApiCaller.From(context.User)?.Has(Of(http)) == true;
}
