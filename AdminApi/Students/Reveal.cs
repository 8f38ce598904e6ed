using Gradcheck.AdminApi.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Gradcheck.AdminApi.Students;

/// <summary>What can be shown in full on request.</summary>
public enum RevealedField
{
    IdNumber,
}

/// <summary>The wish to see full ID numbers; an endpoint takes it with <c>[AsParameters]</c>.</summary>
/// <param name="Field">What to show.</param>
/// <param name="Header">Why, as sent.</param>
public readonly record struct Reveal(
    [property: FromQuery(Name = "reveal")] Choice<RevealedField>? Field,
    [property: FromHeader(Name = "X-Reason")] string? Header
)
{
    internal bool IsWanted => Field is not null;

    /// <summary>Why. Headers are often sent as ASCII only; Chinese may come percent-encoded (UTF-8).</summary>
    internal string? Reason => Header is null ? null : Uri.UnescapeDataString(Header);
}
