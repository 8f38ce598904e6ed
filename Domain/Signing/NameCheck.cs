using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Signing;

/// <summary>
/// How a typed name was found to be the name on record. What was typed is not kept: it was the name in the signed
/// record, which the fingerprint covers, and the log's entry states the rule by which it was.
/// </summary>
public enum NameCheck
{
    /// <summary>Character by character.</summary>
    Exact,

    /// <summary>By the rules of 姓名: without blanks, full-width letters narrowed, middle dots unified.</summary>
    Normalized,
}

/// <summary>Compares a typed name with the name on record.</summary>
internal static class NameChecks
{
    /// <summary>How they are the same name; null when they are not.</summary>
    public static NameCheck? Of(string typed, string onRecord) =>
        !PersonName.Matches(typed, onRecord) ? null
        : typed == onRecord ? NameCheck.Exact
        : NameCheck.Normalized;
}
