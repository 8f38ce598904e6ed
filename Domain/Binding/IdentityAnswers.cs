using System.Security.Cryptography;
using System.Text;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;

namespace Gradcheck.Domain.Binding;

/// <summary>What a student without a code answers to show who they are: 学号, 姓名, 身份证后六位.</summary>
/// <param name="StudentNumber">In its normal form, from <see cref="ReadStudentNumber"/>.</param>
/// <param name="Name">As typed.</param>
/// <param name="IdTail">In its normal form, from <see cref="ReadIdTail"/>.</param>
public sealed record IdentityAnswers(string StudentNumber, string Name, string IdTail)
{
    public const int IdTailLength = 6;

    /// <summary>The student number in its normal form; null when the text cannot be one.</summary>
    public static string? ReadStudentNumber(string typed) =>
        StudentNumberRules.Check(CellValue.FromText(typed)) is { IsValid: true, Value: { Length: > 0 } number }
            ? number
            : null;

    /// <summary>The last six characters of an ID number, x as X; null when the text cannot be that.</summary>
    public static string? ReadIdTail(string typed)
    {
        var tail = CellText.Clean(typed, InnerBlanks.None, out _).ToUpperInvariant();
        return
            tail.Length == IdTailLength
            && tail.AsSpan(0, IdTailLength - 1).IndexOfAnyExceptInRange('0', '9') < 0
            && (char.IsAsciiDigit(tail[^1]) || tail[^1] == 'X')
            ? tail
            : null;
    }

    /// <summary>
    /// Whether name and ID number are those of the record. Takes the same time whichever is wrong, and when there is
    /// no record at all.
    /// </summary>
    internal bool Match(Student? student)
    {
        var onRecord = student?.IdNumber ?? "";
        var name = IsSame(PersonName.Normalize(Name), PersonName.Normalize(student?.Name ?? ""));
        var asStored = IsSame(IdTail, Tail(onRecord));
        // A record may still hold the 15 digits of an old card; the card in the student's hand has 18.
        var asOnCard = IsSame(IdTail, Tail(IdNumber.To18(onRecord)));
        return student is not null & name & (asStored | asOnCard);
    }

    private static string Tail(string idNumber) =>
        idNumber.Length >= IdTailLength ? idNumber[^IdTailLength..].ToUpperInvariant() : "";

    // Hashes have one length, so not even the lengths of the texts can be told from the time.
    private static bool IsSame(string answer, string onRecord) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(answer)),
            SHA256.HashData(Encoding.UTF8.GetBytes(onRecord))
        )
        & answer.Length > 0;
}
