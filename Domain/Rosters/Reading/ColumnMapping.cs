using System.Text.Json;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>The caller's own word on what headings mean; it goes before the built-in table.</summary>
public sealed class ColumnMapping
{
    private const int MostHeadings = 100;
    private readonly Dictionary<string, StudentField?> fields = new(StringComparer.Ordinal);

    /// <summary>No mapping: the built-in table alone.</summary>
    public static ColumnMapping None { get; } = new();

    /// <summary>
    /// Reads a JSON object of heading to field name, such as <c>{"证件":"idNumber","旧学号":null}</c>; null leaves a
    /// column out.
    /// </summary>
    /// <returns>The mapping, or the refusal <c>mapping-invalid</c>.</returns>
    public static Result<ColumnMapping> Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return None;
        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];
            var mapping = new ColumnMapping();
            if (read.Count > MostHeadings)
                return Invalid($"最多写 {MostHeadings} 列");
            foreach (var (heading, name) in read)
            {
                StudentField? field = name is null ? null : StudentFields.FromJsonName(name);
                if (name is not null && field is null)
                    return Invalid($"没有字段 {name}");
                mapping.fields[HeadingText.Normalize(heading)] = field;
            }

            return mapping;
        }
        catch (JsonException)
        {
            return Invalid("不是合法的 JSON 对象");
        }
    }

    /// <summary>The field of a heading; null for a column that is not read.</summary>
    public StudentField? Find(string heading)
    {
        var normalized = HeadingText.Normalize(heading);
        return fields.TryGetValue(normalized, out var field) ? field : Headings.Find(normalized);
    }

    private static Refusal Invalid(string reason) =>
        Refusal.Invalid(
            "mapping-invalid",
            $"mapping {reason}。写法：{{\"表头\":\"字段\"}}，字段用接口文档中的名字，如 idNumber。",
            data: new { fields = StudentFields.All.Select(field => field.JsonName()) }
        );
}
