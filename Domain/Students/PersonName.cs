using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Students;

/// <summary>A name typed by a person, brought into the form in which the record keeps names.</summary>
public static class PersonName
{
    /// <summary>
    /// The name by the rules of 姓名: blanks dropped, full-width letters narrowed, middle dots unified. Empty when
    /// nothing is left.
    /// </summary>
    public static string Normalize(string text) => NameRules.Check(CellValue.FromText(text)).Value;

    /// <summary>Whether the typed name is the name on record, character by character after normalisation.</summary>
    public static bool Matches(string typed, string onRecord)
    {
        var name = Normalize(typed);
        return name.Length > 0 && string.Equals(name, Normalize(onRecord), StringComparison.Ordinal);
    }
}
