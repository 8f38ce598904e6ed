namespace Gradcheck.Domain.Chsi;

/// <summary>A counted date.</summary>
/// <param name="Date">The date.</param>
/// <param name="Provisional">The count passed through a year without a published calendar, where Monday to Friday were taken.</param>
public readonly record struct WorkdayResult(DateOnly Date, bool Provisional);
