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
        var keys = api.MapGroup("/keys").WithTags("密钥").RegistrarOnly().Needs(ApiScope.Keys);
        keys.MapGet("/", ListAsync).WithSummary("列出密钥（不含密钥本身）");
        keys.MapPost("/", CreateAsync).WithSummary("新建密钥；完整密钥只显示这一次");
        keys.MapPost("/{id}/rotate", RotateAsync)
            .WithSummary("换新密钥：新密钥只显示这一次，旧密钥再用 24 小时；now=true 立即停用旧密钥");
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
        var created = await writer.WriteAsync<CreatedKey>(
            caller.Actor,
            async scope =>
            {
                var terms = new ApiKeyTerms(body.Scopes, body.ExpiresAt, caller.Scopes);
                var made = await CreateApiKey.RunAsync(scope, body.Role, body.Name, body.College, terms);
                return made.TryGet(out var text, out var refusal) ? await ShowAsync(scope, text) : refusal;
            },
            cancel
        );
        return created.TryGet(out var key, out var refusal)
            ? Created<CreatedKey>.At(key, made => $"/api/keys/{made.Id}")
            : refusal;
    }

    private static async Task<Answer<RotatedKey>> RotateAsync(
        string id,
        bool? now,
        ApiCaller caller,
        Writer writer,
        CancellationToken cancel
    ) =>
        await writer.WriteAsync<RotatedKey>(
            caller.Actor,
            async scope =>
            {
                var rotated = await RotateApiKey.RunAsync(scope, id, now == true, caller.Scopes);
                return rotated.TryGet(out var made, out var refusal)
                    ? new RotatedKey(await ShowAsync(scope, made.Successor), id, made.OldUntil)
                    : refusal;
            },
            cancel
        );

    private static async Task<CreatedKey> ShowAsync(WriteScope scope, ApiKeyText text) =>
        CreatedKey.Of(text, (await scope.Db.ApiKeys.FindAsync(text.Id))!);

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
