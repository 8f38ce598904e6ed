using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Keys;

/// <summary><c>/api/keys</c>: the registrar gives out keys and takes them back.</summary>
internal static class KeyEndpoints
{
    private static readonly Keyset<ApiKey, string> ById = new("keys", key => key.Id);

    public static void Map(RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("密钥").RegistrarOnly();
        keys.MapGet("/", ListAsync).WithSummary("列出密钥（不含密钥本身）");
        keys.MapPost("/", CreateAsync).WithSummary("新建密钥；完整密钥只显示这一次");
        keys.MapDelete("/{id}", RevokeAsync).WithSummary("停用密钥，立即生效");
    }

    private static async Task<Answer<Page<KeyView>>> ListAsync(
        [AsParameters] PageRequest page,
        GradcheckDb db,
        CancellationToken cancel
    ) => await ById.ReadAsync(db.ApiKeys.AsNoTracking(), page, KeyView.Of, cancel);

    private static async Task<Created<CreatedKey>> CreateAsync(
        NewKey body,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    )
    {
        var created = await writer.WriteAsync(
            caller.Actor,
            scope => CreateApiKey.RunAsync(scope, body.Role, body.Name, body.College),
            cancel
        );
        return created.TryGet(out var key, out var refusal)
            ? Created<CreatedKey>.At(
                new CreatedKey(key.Id, key.ToString(), body.Role, body.College, body.Name.Trim()),
                made => $"/api/keys/{made.Id}"
            )
            : refusal;
    }

    private static async Task<Answer<KeyView>> RevokeAsync(
        string id,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    )
    {
        var revoked = await writer.WriteAsync(caller.Actor, scope => RevokeApiKey.RunAsync(scope, id), cancel);
        return revoked.TryGet(out var key, out var refusal) ? KeyView.Of(key) : refusal;
    }
}
