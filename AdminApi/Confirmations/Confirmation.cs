using System.Globalization;
using System.Linq.Expressions;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Confirmations;

/// <summary>Whether a student confirmed the record, as the registrar pulls it.</summary>
/// <param name="StudentNumber">学号.</param>
/// <param name="College">The college's code.</param>
/// <param name="State">Where the confirmation stands.</param>
/// <param name="SignedAt">When the newest signature was given, also when it is stale.</param>
/// <param name="Channel">The channel it was given on.</param>
/// <param name="Receipt">Its receipt code.</param>
/// <param name="RecordHash">The fingerprint of the record as it stands.</param>
/// <param name="Cursor">Given as <c>since</c>, returns what changed after this.</param>
public sealed record Confirmation(
    string StudentNumber,
    string College,
    ConfirmationState State,
    DateTimeOffset? SignedAt,
    string? Channel,
    string? Receipt,
    string RecordHash,
    string Cursor
)
{
    internal static Confirmation Of(Student student) =>
        new(
            student.StudentNumber,
            student.CollegeCode,
            StateOf(student),
            student.SignedAt,
            student.SignedChannel,
            student.Receipt,
            student.RecordHash,
            ConfirmationCursor.Of(student).ToString()
        );

    private static ConfirmationState StateOf(Student student) =>
        student.IsRemoved
            ? ConfirmationState.Removed
            : student.SignatureState switch
            {
                SignatureState.Signed => ConfirmationState.Signed,
                SignatureState.Stale => ConfirmationState.Stale,
                _ => ConfirmationState.Unsigned,
            };
}

/// <summary>Where a student's confirmation stands.</summary>
public enum ConfirmationState
{
    Unsigned,
    Signed,
    Stale,
    Removed,
}

/// <summary>
/// A place in the order of changes. Audit positions grow in the order of commits, so nothing that is committed
/// later can slip in before a cursor that was given out.
/// </summary>
internal readonly record struct ConfirmationCursor(long Sequence, long StudentId)
{
    private const string List = "confirmations";

    public static ConfirmationCursor Of(Student student) => new(student.ChangeSequence, student.Id);

    /// <summary>Reads a cursor, or refuses it with <c>cursor-invalid</c>.</summary>
    public static Result<ConfirmationCursor> Read(string text)
    {
        if (!ListCursor.Read(List, text).TryGet(out var position, out var refusal))
            return refusal;
        return
            position.Split(' ') is [var sequence, var id]
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            ? new ConfirmationCursor(s, i)
            : ListCursor.Invalid;
    }

    public Expression<Func<Student, bool>> IsBefore()
    {
        var (sequence, id) = (Sequence, StudentId);
        return s => s.ChangeSequence > sequence || (s.ChangeSequence == sequence && s.Id > id);
    }

    public override string ToString() =>
        ListCursor.Write(List, string.Create(CultureInfo.InvariantCulture, $"{Sequence} {StudentId}"));
}
