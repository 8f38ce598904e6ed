namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>Carries a refusal out of the depth of a reading; <see cref="RosterReader"/> turns it into a result.</summary>
internal sealed class RosterRefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}
