using System.Security.Claims;
using System.Text.Encodings.Web;
using Gradcheck.AdminApi.Answers;
using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gradcheck.AdminApi.Authentication;

/// <summary>
/// Authenticates <c>Authorization: Bearer gck_…</c>, and nothing else: a key in an address ends up in logs, and
/// one in a cookie can be used by another site. Every request asks the database, so that a key is refused from the
/// moment it is revoked, whichever process revoked it; a mistyped one is refused without asking.
/// </summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    GradcheckDb db,
    TimeProvider clock,
    KeyUsage usage,
    RefusedKeys refused
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (ApiKeyText.TryParse(header[Bearer.Length..].Trim()) is not { } text)
            return AuthenticateResult.Fail("mistyped");
        var key = await db
            .ApiKeys.AsNoTracking()
            .SingleOrDefaultAsync(k => k.Id == text.Id && k.RevokedAt == null, Context.RequestAborted);
        if (key is null || !text.Matches(key.SecretHash))
        {
            refused.Note(text);
            return AuthenticateResult.Fail("unknown");
        }

        if (key.ExpiresAt <= clock.GetUtcNow())
        {
            refused.Note(text);
            return AuthenticateResult.Fail("expired");
        }

        usage.Note(key.Id, key.LastUsedAt);
        var caller = new ApiCaller(key.Id, key.Role, key.CollegeCode, key.Scopes);
        var identity = new ClaimsIdentity(caller.ToClaims(), Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"gradcheck\"";
        var problem = failure switch
        {
            "mistyped" => new Problem(401, "key-mistyped", "密钥不完整或有误，请整段重新复制（以 gck_ 开头）。"),
            "unknown" => new Problem(401, "key-invalid", "密钥无效或已停用，请向学籍管理科领取新的密钥。"),
            "expired" => new Problem(401, "key-expired", "密钥已过有效期，请向学籍管理科领取新的密钥。"),
            _ => new Problem(401, "key-missing", "请在请求头中带上密钥：Authorization: Bearer gck_…"),
        };
        await problem.ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var caller = ApiCaller.From(Context.User);
        var forRegistrar = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? [];
        var problem =
            caller?.IsRegistrar != true && forRegistrar.Any(needed => needed.Policy == ApiKeyScheme.Registrar)
                ? new Problem(403, "forbidden", "这个操作只有教务处可以做，请联系学籍管理科。")
                : Problem.From(NeededScope.Missing(NeededScope.Of(Context)));
        return problem.ExecuteAsync(Context);
    }
}
