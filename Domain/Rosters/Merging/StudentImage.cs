using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Merging;

/// <summary>Everything of a student that a roster can set, before or after it.</summary>
/// <param name="Record">The record as it stands.</param>
/// <param name="Issued">The record as issued; its remark is empty, see <see cref="AuditFinding"/>.</param>
/// <param name="AuditFinding">The issued 备注.</param>
/// <param name="Origin">How the student came on the list.</param>
/// <param name="AdditionReason">Why, for one whom the college added.</param>
public sealed record StudentImage(
    StudentRecord Record,
    StudentRecord? Issued,
    string AuditFinding,
    StudentOrigin Origin,
    string? AdditionReason
)
{
    public static StudentImage Of(Student student) =>
        new(student.ToRecord(), student.Issued, student.AuditFinding, student.Origin, student.AdditionReason);

    /// <summary>Writes the image into a student; the record's version goes up.</summary>
    public void CopyTo(Student student)
    {
        student.Replace(Record);
        student.Issued = Issued;
        student.AuditFinding = AuditFinding;
        student.Origin = Origin;
        student.AdditionReason = AdditionReason;
    }
}
