using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Signing;

/// <summary>Notes when a student first saw the own record.</summary>
public static class ViewRecord
{
    public static void Mark(WriteScope scope, Student student)
    {
        if (student.ViewedAt is not null)
            return;
        student.ViewedAt = scope.Now;
        scope.Audit("record-viewed", student.CohortYear, student.Id);
    }
}
