namespace Gradcheck.Domain.Forms.Layout;

/// <summary>What tells one printed copy from another.</summary>
/// <param name="Code">The check code; see <see cref="FormCode"/>.</param>
/// <param name="Date">The date line.</param>
/// <param name="Mark">Who took it out, for a form with ID numbers; null for others.</param>
public sealed record FormStamp(string Code, DateOnly Date, string? Mark);
