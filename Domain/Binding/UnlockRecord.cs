using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Binding;

/// <summary>The office lets a student try again whose record was locked by wrong answers (product.md, conversation 2).</summary>
public static class UnlockRecord
{
    /// <summary>Forgives every wrong try at the record, also towards the limits of the chats that made them.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="studentNumber">学号.</param>
    /// <param name="collegeCode">The only college the caller may see; null for every college.</param>
    /// <returns>How many tries were forgiven; 0 when the record was not tried.</returns>
    public static async Task<Result<int>> RunAsync(
        WriteScope scope,
        int cohortYear,
        string studentNumber,
        string? collegeCode
    )
    {
        var found = await FindStudent.OnListAsync(scope.Db, cohortYear, studentNumber, collegeCode);
        if (!found.TryGet(out var student, out var refusal))
            return refusal;

        var forgiven = await scope
            .Db.BindingAttempts.Where(a => a.StudentId == student.Id && a.ForgivenAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ForgivenAt, scope.Now));
        scope.Audit("record-unlocked", cohortYear, student.Id, new { forgiven });
        return forgiven;
    }
}
