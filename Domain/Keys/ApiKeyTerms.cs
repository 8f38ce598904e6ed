using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Keys;

/// <summary>What a new key may do and for how long.</summary>
/// <param name="Scopes">Fewer than the role has; null for all of them.</param>
/// <param name="ExpiresAt">From when on it is refused; null for one year from now.</param>
/// <param name="GivenBy">What the one who asks may do: nobody gives more than they have. Null for the command line.</param>
public sealed record ApiKeyTerms(
    IReadOnlyCollection<ApiScope>? Scopes = null,
    DateTimeOffset? ExpiresAt = null,
    IReadOnlyCollection<ApiScope>? GivenBy = null
)
{
    private const int DefaultYears = 1;
    private const int MaxYears = 3;

    /// <summary>Everything a role can be allowed, in the order of <see cref="ApiScope"/>.</summary>
    public static IReadOnlyList<ApiScope> ScopesOf(ApiRole role) =>
        [.. Enum.GetValues<ApiScope>().Where(scope => role == ApiRole.Registrar || scope != ApiScope.Keys)];

    /// <summary>The scopes in order, or a refusal: <c>key-scopes</c>, <c>key-scope-exceeded</c>.</summary>
    internal Result<ApiScope[]> CheckScopes(ApiRole role)
    {
        var possible = ScopesOf(role);
        var wanted = Scopes ?? possible;
        if (wanted.Count == 0 || wanted.Except(possible).Any())
            return Refusal.Invalid("key-scopes", $"权限（scopes）只能从这些里选，至少一个：{Names(possible)}。");
        if (GivenBy is not null && wanted.Except(GivenBy).Any())
        {
            return Refusal.Forbidden(
                "key-scope-exceeded",
                $"新密钥的权限不能超过你自己的密钥。请用 scopes 只写：{Names(possible.Intersect(GivenBy))}。"
            );
        }

        return possible.Where(wanted.Contains).ToArray();
    }

    /// <summary>When it ends, or the refusal <c>key-expiry</c>.</summary>
    internal Result<DateTimeOffset> CheckExpiry(DateTimeOffset now)
    {
        var end = ExpiresAt ?? now.AddYears(DefaultYears);
        return end <= now || end > now.AddYears(MaxYears).AddDays(1)
            ? Refusal.Invalid("key-expiry", $"有效期（expiresAt）应晚于现在，最长 {MaxYears} 年。")
            : end;
    }

    private static string Names(IEnumerable<ApiScope> scopes) =>
        string.Join(", ", scopes.Select(scope => scope.ToString().ToLowerInvariant()));
}
