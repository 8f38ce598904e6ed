namespace Gradcheck.Domain.Students;

/// <summary>How grave a finding is.</summary>
public enum Severity
{
    /// <summary>The value cannot be stored; a person has to correct it.</summary>
    Error,

    /// <summary>The value is stored; a person should look at it.</summary>
    Warning,

    /// <summary>The value was changed by a rule, without doubt about its meaning, and the change is reported.</summary>
    Normalized,
}

/// <summary>What a rule says about one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Rule">The stable rule id, such as <c>id-checksum</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">Plain Chinese: what is wrong and what to do.</param>
/// <param name="Suggestion">A value to put there, when one can be proposed; never applied silently.</param>
public sealed record Finding(
    StudentField Field,
    string Rule,
    Severity Severity,
    string Message,
    string? Suggestion = null
);
