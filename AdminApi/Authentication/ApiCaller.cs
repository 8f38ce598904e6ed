using System.Security.Claims;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Authentication;

/// <summary>Who calls the admin API. An endpoint takes it as a parameter.</summary>
/// <param name="KeyId">The key's public half.</param>
/// <param name="Role">Who the key speaks for.</param>
/// <param name="CollegeCode">The one college a college key may see; null for the registrar.</param>
/// <param name="Scopes">What the key may do.</param>
public sealed record ApiCaller(string KeyId, ApiRole Role, string? CollegeCode, IReadOnlyCollection<ApiScope> Scopes)
{
    private const string CollegeClaim = "college";
    private const string ScopeClaim = "scope";

    public bool IsRegistrar => Role == ApiRole.Registrar;

    /// <summary>As the audit log names it.</summary>
    public string Actor => $"key:{KeyId}";

    /// <summary>Whether the key may do this; which endpoint needs what says <see cref="NeededScope"/>.</summary>
    public bool Has(ApiScope scope) => Scopes.Contains(scope);

    /// <summary>Whether a college is the caller's to see; another's answers are 404, as if it did not exist.</summary>
    public bool Sees(string? collegeCode) => IsRegistrar || (CollegeCode is not null && CollegeCode == collegeCode);

    /// <summary>Only the students the caller may see.</summary>
    public IQueryable<Student> Visible(IQueryable<Student> students) =>
        IsRegistrar ? students : students.Where(s => s.CollegeCode == CollegeCode);

    /// <summary>Reads the caller of an authenticated request; minimal APIs call it for a parameter of this type.</summary>
    public static ValueTask<ApiCaller?> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));

    internal static ApiCaller? From(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } keyId
        && Enum.TryParse<ApiRole>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new ApiCaller(
                keyId,
                role,
                user.FindFirstValue(CollegeClaim),
                [.. user.FindAll(ScopeClaim).Select(claim => Enum.Parse<ApiScope>(claim.Value))]
            )
            : null;

    internal IEnumerable<Claim> ToClaims()
    {
        yield return new Claim(ClaimTypes.NameIdentifier, KeyId);
        yield return new Claim(ClaimTypes.Role, Role.ToString());
        foreach (var scope in Scopes)
            yield return new Claim(ScopeClaim, scope.ToString());
        if (CollegeCode is not null)
            yield return new Claim(CollegeClaim, CollegeCode);
    }
}
