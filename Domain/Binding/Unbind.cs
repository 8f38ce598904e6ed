using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Binding;

/// <summary>Ends a binding; the record and its signatures stay as they are.</summary>
public static class Unbind
{
    /// <summary>The student asked for it in the chat itself, which therefore is told by the dialogue.</summary>
    /// <returns>Whether there was a binding to end.</returns>
    public static Task<bool> ByStudentAsync(WriteScope scope, Student student) =>
        BindChat.EndOpenBindingAsync(scope, student.Id, "unbound");

    /// <summary>The office ends it; the chat is told.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="studentNumber">学号.</param>
    /// <param name="collegeCode">The only college the caller may see; null for every college.</param>
    public static async Task<Result<Student>> ByOfficeAsync(
        WriteScope scope,
        int cohortYear,
        string studentNumber,
        string? collegeCode
    )
    {
        var found = await FindStudent.OnListAsync(scope.Db, cohortYear, studentNumber, collegeCode);
        if (!found.TryGet(out var student, out var refusal))
            return refusal;
        return await BindChat.EndOpenBindingAsync(scope, student.Id, "office")
            ? student
            : Refusal.NotFound("not-bound", "这名学生没有绑定聊天账号，无需解除。");
    }
}
