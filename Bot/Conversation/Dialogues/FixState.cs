using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;

namespace Gradcheck.Bot.Conversation.Dialogues;

/// <summary>Where a student is in the correction wizard.</summary>
/// <param name="Step">What was asked last.</param>
/// <param name="Field">The field chosen.</param>
/// <param name="Value">The right value, judged and in its normal form.</param>
/// <param name="Notes">What the rules normalised or warn of, as the student reads it.</param>
/// <param name="Choices">Values offered as buttons, in their order.</param>
/// <param name="Cause">How the error came about.</param>
internal sealed record FixState(
    FixStep Step,
    StudentField Field = default,
    string Value = "",
    IReadOnlyList<string>? Notes = null,
    IReadOnlyList<string>? Choices = null,
    CorrectionCause? Cause = null
);

internal enum FixStep
{
    Field,
    Value,
    Cause,
    Confirm,
}
