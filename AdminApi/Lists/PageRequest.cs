using Gradcheck.Domain;
using Microsoft.AspNetCore.Mvc;

namespace Gradcheck.AdminApi.Lists;

/// <summary>Which page of a list is asked for; an endpoint takes it with <c>[AsParameters]</c>.</summary>
/// <param name="Limit">At most so many items, 1–500; 100 when not given.</param>
/// <param name="After">The cursor of the page before; the first page when not given.</param>
public readonly record struct PageRequest(
    [property: FromQuery(Name = "limit")] int? Limit,
    [property: FromQuery(Name = "after")] string? After
)
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 500;

    /// <summary>The number of items, or a refusal when it is out of range.</summary>
    internal Result<int> Size =>
        Limit switch
        {
            null => DefaultLimit,
            >= 1 and <= MaxLimit => Limit.Value,
            _ => Refusal.Invalid("limit-invalid", $"limit 应在 1 到 {MaxLimit} 之间。"),
        };
}
