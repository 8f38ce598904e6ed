using System.Text.Json;
using System.Text.Json.Nodes;
using Gradcheck.Domain;
using Gradcheck.Domain.Cohorts;

namespace Gradcheck.AdminApi.Cohorts;

/// <summary>Changes some settings and leaves the others (JSON merge patch, RFC 7396; lists are replaced whole).</summary>
internal static class CohortPatch
{
    /// <summary>The patched settings, or the refusal <c>body-invalid</c> or <c>setting-fixed</c>.</summary>
    public static Result<CohortSettings> Apply(Cohort cohort, JsonObject patch, JsonSerializerOptions json)
    {
        var before = CohortBody.Of(cohort);
        var merged = (JsonObject)JsonSerializer.SerializeToNode(before, json)!;
        Merge(merged, patch);
        CohortBody? after;
        try
        {
            after = merged.Deserialize<CohortBody>(json)!;
        }
        catch (JsonException fault)
        {
            var setting = fault.Path is { Length: > 2 } path ? path[2..] : "";
            return Refusal.Invalid(
                "body-invalid",
                $"设置 {setting} 不认识或类型不对，请对照接口文档修改。",
                data: new { path = setting }
            );
        }

        if (after.Year != before.Year || after.ConsentVersion != before.ConsentVersion)
            return Refusal.Invalid(
                "setting-fixed",
                "届别（year）和隐私说明版本（consentVersion）由系统维护，不能修改。"
            );
        return after.ToSettings();
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject nested && target[name] is JsonObject part)
                Merge(part, nested);
            else
                target[name] = value?.DeepClone();
        }
    }
}
