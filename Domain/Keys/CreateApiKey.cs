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
    /// <param name="collegeCode">The college of a college key; null for the registrar.</param>
    /// <returns>The key, or a refusal: <c>key-name</c>, <c>key-college</c>, <c>college-unknown</c>.</returns>
    public static async Task<Result<ApiKeyText>> RunAsync(
        WriteScope scope,
        ApiRole role,
        string name,
        string? collegeCode
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

        var key = ApiKeyText.Create();
        scope.Db.ApiKeys.Add(
            new ApiKey
            {
                Id = key.Id,
                Name = trimmed,
                Role = role,
                CollegeCode = collegeCode,
                SecretHash = key.SecretHash,
                CreatedAt = scope.Now,
            }
        );
        scope.Audit(
            "key-created",
            details: new
            {
                key = key.Id,
                role,
                college = collegeCode,
            }
        );
        return key;
    }
}
