namespace Gradcheck.AdminApi.Lists;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items of the page, in the list's order.</param>
/// <param name="After">Where the next page begins; null at the end of the list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? After);
