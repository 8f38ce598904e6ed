using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Keys;

/// <summary>Makes a key of the admin API.</summary>
public static class CreateApiKey
{
    public const int MaxNameLength = 100;

    /// <summary>Stores a new key and returns its text, which nobody can be told a second time.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="role">Who the key speaks for.</param>
    /// <param name="name">Who holds it, for the list of keys.</param>
    /// <param name="collegeCode">
    /// The college of a college key, in every cohort that has the code: colleges keep theirs over the years. Null for
    /// the registrar.
    /// </param>
    /// <param name="terms">What it may do and for how long; null for everything the role may, for one year.</param>
    /// <returns>
    /// The key, or a refusal: <c>key-name</c>, <c>key-college</c>, <c>college-unknown</c>, <c>key-scopes</c>,
    /// <c>key-scope-exceeded</c>, <c>key-expiry</c>.
    /// </returns>
    public static async Task<Result<ApiKeyText>> RunAsync(
        WriteScope scope,
        ApiRole role,
        string name,
        string? collegeCode,
        ApiKeyTerms? terms = null
    )
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > MaxNameLength)
            return Refusal.Invalid("key-name", $"请写明密钥给谁用（name，1–{MaxNameLength} 字）。");
        if (role == ApiRole.College && string.IsNullOrWhiteSpace(collegeCode))
            return Refusal.Invalid("key-college", "学院密钥必须写明学院代码（college），如 01。");
        if (role == ApiRole.Registrar && collegeCode is not null)
            return Refusal.Invalid("key-college", "教务处密钥可以看到所有学院，不要写学院代码（college）。");
        if (collegeCode is not null && !await scope.Db.Colleges.AnyAsync(c => c.Code == collegeCode))
            return Refusal.Invalid("college-unknown", $"没有代码为 {collegeCode} 的学院，请先登记学院。");

        terms ??= new ApiKeyTerms();
        if (!terms.CheckScopes(role).TryGet(out var scopes, out var refusal))
            return refusal;
        if (!terms.CheckExpiry(scope.Now).TryGet(out var expiresAt, out refusal))
            return refusal;

        var key = ApiKeyText.Create();
        scope.Db.ApiKeys.Add(
            new ApiKey
            {
                Id = key.Id,
                Name = trimmed,
                Role = role,
                CollegeCode = collegeCode,
                Scopes = scopes,
                SecretHash = key.SecretHash,
                CreatedAt = scope.Now,
                ExpiresAt = expiresAt,
            }
        );
        scope.Audit(
            "key-created",
            details: new
            {
                key = key.Id,
                role,
                college = collegeCode,
                scopes,
                expiresAt,
            }
        );
        return key;
    }
}
