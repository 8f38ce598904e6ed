using System.Text.RegularExpressions;

namespace Gradcheck.Domain.Students;

/// <summary>
/// What is shown of a value while nobody has given a reason to see all of it. ID numbers hide in other places than
/// their field: in a remark, in an audit finding (招生数据为 4301…), in a column that was mixed up.
/// </summary>
public static partial class Masked
{
    /// <summary>A field's value: an ID number, right or faulty, by its first three and last character only.</summary>
    public static string Value(StudentField? field, string value) =>
        field == StudentField.IdNumber ? IdNumber.Mask(value) : Text(value);

    /// <summary>Free text, with every ID number in it masked.</summary>
    public static string Text(string text) =>
        text.Length < 15
            ? text
            : Candidate().Replace(text, match => Looks(match.Value) ? Mask(match.Value) : match.Value);

    /// <summary>
    /// A number with a possible birth date where ID numbers have it; a wrong check character makes it no less
    /// somebody's number. Other long numbers (student numbers, receipts) stay readable.
    /// </summary>
    private static bool Looks(string candidate) =>
        IdNumber.BirthDate(Compact(candidate).ToUpperInvariant()) is not null;

    private static string Mask(string candidate) => IdNumber.Mask(Compact(candidate));

    private static string Compact(string candidate) => string.Concat(candidate.Where(char.IsAsciiLetterOrDigit));

    /// <summary>15 digits, or 17 and a digit or X, also in groups as people write them down.</summary>
    [GeneratedRegex(@"(?<![0-9])[0-9]{6}[ -]?[0-9]{2}(?:[0-9]{2})?[ -]?[0-9]{4}[ -]?[0-9]{3}[0-9Xx]?(?![0-9])")]
    private static partial Regex Candidate();
}
