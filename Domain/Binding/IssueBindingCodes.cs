using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Binding;

/// <summary>For whom codes are issued: every student on the list whom all the given parts fit.</summary>
/// <param name="CohortYear">The cohort.</param>
/// <param name="CollegeCode">Only this college; a college's own office always names it.</param>
/// <param name="ClassName">Only this class.</param>
/// <param name="StudentNumber">Only this student.</param>
public sealed record BindingCodeFilter(
    int CohortYear,
    string? CollegeCode = null,
    string? ClassName = null,
    string? StudentNumber = null
);

/// <summary>One code to hand out (绑定码). This is the only time it can be read.</summary>
/// <param name="StudentNumber">学号.</param>
/// <param name="Name">姓名.</param>
/// <param name="ClassName">班级.</param>
/// <param name="Code">Such as <c>ABCD-EFGH</c>.</param>
/// <param name="Link">Opens the bot with the code; null while the bot's name is not known.</param>
/// <param name="ExpiresOn">The last day on which it binds: the cohort's last day.</param>
public sealed record IssuedBindingCode(
    string StudentNumber,
    string Name,
    string ClassName,
    string Code,
    string? Link,
    DateOnly ExpiresOn
);

/// <summary>
/// Issues binding codes. A new code revokes the student's older unused ones. A bound student gets one too: a fresh
/// code is how a record moves to another chat account.
/// </summary>
public static class IssueBindingCodes
{
    private const int Chunk = 500;

    /// <summary>Issues one code for each student, in the order of college, class and student number.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="filter">For whom. Naming a student who is not found is refused; a filter may fit nobody.</param>
    /// <param name="botUsername">The Telegram bot's name without @, for the links; null when there is no bot.</param>
    public static async Task<Result<IssuedBindingCode[]>> RunAsync(
        WriteScope scope,
        BindingCodeFilter filter,
        string? botUsername
    )
    {
        if (await scope.Db.Cohorts.FindAsync(filter.CohortYear) is not { } cohort)
            return SaveCohort.CohortNotFound;
        if (cohort.IsClosedAt(scope.Now))
        {
            return Refusal.Conflict(
                "cohort-closed",
                $"{cohort.Year} 届已于 {cohort.LastDay:yyyy-MM-dd} 结束，绑定码不能再用。确需发放请教务处先把结束日（closesOn）改晚。"
            );
        }

        var addressed = Addressed(scope.Db, filter);
        var students = await addressed
            .AsNoTracking()
            .OrderBy(s => s.CollegeCode)
            .ThenBy(s => s.ClassName)
            .ThenBy(s => s.StudentNumber)
            .Select(s => new
            {
                s.Id,
                s.StudentNumber,
                s.Name,
                s.ClassName,
            })
            .ToListAsync();
        if (students.Count == 0 && filter.StudentNumber is not null)
            return Refusal.NotFound("student-not-found", "名单中没有这个学号，请核对学号和届别。");

        await scope
            .Db.BindingCodes.Where(c => c.UsedAt == null && c.RevokedAt == null)
            .Where(c => addressed.Any(s => s.Id == c.StudentId))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.RevokedAt, scope.Now));

        var issued = new List<IssuedBindingCode>(students.Count);
        foreach (var chunk in students.Chunk(Chunk))
        {
            var codes = await CreateUniqueAsync(scope.Db, chunk.Length);
            foreach (var (student, code) in chunk.Zip(codes))
            {
                scope.Db.BindingCodes.Add(
                    new BindingCode
                    {
                        CohortYear = filter.CohortYear,
                        StudentId = student.Id,
                        CodeHash = HashOf(scope.Db, code),
                        CreatedAt = scope.Now,
                    }
                );
                var link = botUsername is null ? null : $"https://t.me/{botUsername}?start={code}";
                issued.Add(
                    new IssuedBindingCode(
                        student.StudentNumber,
                        student.Name,
                        student.ClassName,
                        code,
                        link,
                        cohort.LastDay
                    )
                );
            }

            // The next chunk has to find these codes taken.
            await scope.Db.SaveChangesAsync();
        }

        scope.Audit(
            "binding-codes-issued",
            filter.CohortYear,
            filter.StudentNumber is null ? null : students[0].Id,
            new
            {
                college = filter.CollegeCode,
                className = filter.ClassName,
                count = issued.Count,
            }
        );
        return issued.ToArray();
    }

    private static IQueryable<Student> Addressed(GradcheckDb db, BindingCodeFilter filter)
    {
        var students = db.Students.Where(s => s.CohortYear == filter.CohortYear && s.RemovedAt == null);
        if (filter.CollegeCode is { } college)
            students = students.Where(s => s.CollegeCode == college);
        if (filter.ClassName is { } className)
            students = students.Where(s => s.ClassName == className);
        if (filter.StudentNumber is { } number)
            students = students.Where(s => s.StudentNumber == number);
        return students;
    }

    /// <summary>40 bits are few enough that among many thousand codes two can be alike by chance.</summary>
    private static async Task<List<string>> CreateUniqueAsync(GradcheckDb db, int count)
    {
        var byHash = new Dictionary<string, string>(count);
        while (byHash.Count < count)
        {
            while (byHash.Count < count)
            {
                var code = BindingCodeText.Create();
                byHash.TryAdd(HashOf(db, code), code);
            }

            var hashes = byHash.Keys.ToList();
            var taken = await db
                .BindingCodes.Where(c => hashes.Contains(c.CodeHash))
                .Select(c => c.CodeHash)
                .ToListAsync();
            taken.ForEach(hash => byHash.Remove(hash));
        }

        return [.. byHash.Values];
    }

    private static string HashOf(GradcheckDb db, string code) =>
        BindingCodeText.Hash(db.Keyring, BindingCodeText.Normalize(code)!);
}
