using System.Text.Json;
using System.Text.Json.Nodes;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Cohorts;

/// <summary>The registrar sets a cohort up and changes its settings.</summary>
public static class SaveCohort
{
    public const int FirstYear = 1990;
    public const int LastYear = 2100;

    /// <summary>Sets up a cohort.</summary>
    /// <returns>The cohort, or a refusal: <c>cohort-invalid</c>, <c>cohort-exists</c>.</returns>
    public static async Task<Result<Cohort>> CreateAsync(WriteScope scope, int year, CohortSettings settings)
    {
        if (year is < FirstYear or > LastYear)
            return Invalid([new("year", $"届别应是 {FirstYear} 到 {LastYear} 之间的毕业年份，如 2009。")]);
        if (CohortSettingsRules.Check(year, settings) is { Count: > 0 } faults)
            return Invalid(faults);
        if (await scope.Db.Cohorts.FindAsync(year) is not null)
            return Refusal.Conflict("cohort-exists", $"{year} 届已经建立，请修改它的设置。");
        var cohort = new Cohort
        {
            Year = year,
            Settings = settings with { ConsentVersion = 1 },
            CreatedAt = scope.Now,
        };
        scope.Db.Cohorts.Add(cohort);
        scope.Audit("cohort-created", year);
        return cohort;
    }

    /// <summary>
    /// Changes the settings. A new consent text gets the next version, so that students are asked to consent again.
    /// </summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="year">The cohort.</param>
    /// <param name="change">Makes the new settings of the present ones, or refuses.</param>
    /// <returns>The cohort, or a refusal: <c>cohort-not-found</c>, <c>cohort-invalid</c>.</returns>
    public static async Task<Result<Cohort>> ChangeAsync(
        WriteScope scope,
        int year,
        Func<Cohort, Result<CohortSettings>> change
    )
    {
        if (await scope.Db.Cohorts.FindAsync(year) is not { } cohort)
            return CohortNotFound;
        if (cohort.PurgedAt is not null)
            return PurgedCohorts.Refusal;
        var before = cohort.Settings;
        if (!change(cohort).TryGet(out var wanted, out var refusal))
            return refusal;
        if (CohortSettingsRules.Check(year, wanted) is { Count: > 0 } faults)
            return Invalid(faults);
        var version = before.ConsentVersion + (wanted.ConsentText == before.ConsentText ? 0 : 1);
        var after = wanted with { ConsentVersion = version };
        if (ChangedSettings(before, after) is { Count: > 0 } changed)
        {
            cohort.Settings = after;
            scope.Audit("cohort-changed", year, details: new { changed });
        }

        return cohort;
    }

    public static Refusal CohortNotFound { get; } = Refusal.NotFound("cohort-not-found", "没有这一届，请核对届别。");

    private static Refusal Invalid(IReadOnlyList<SettingFault> faults) =>
        Refusal.Invalid(
            "cohort-invalid",
            faults.Count == 1 ? $"{faults[0].Setting}：{faults[0].Message}" : $"届的设置有 {faults.Count} 处要修改。",
            string.Join(" ", faults.Select(fault => $"{fault.Setting}：{fault.Message}")),
            new { faults }
        );

    private static List<string> ChangedSettings(CohortSettings before, CohortSettings after)
    {
        var old = (JsonObject)JsonSerializer.SerializeToNode(before, JsonColumn.Options)!;
        var now = (JsonObject)JsonSerializer.SerializeToNode(after, JsonColumn.Options)!;
        return
        [
            .. old.Select(setting => setting.Key)
                .Union(now.Select(setting => setting.Key))
                .Where(name => !JsonNode.DeepEquals(old[name], now[name])),
        ];
    }
}
