using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Photos.Importing;

/// <summary>What an import of a photo plan did.</summary>
/// <param name="Sessions">Sessions read from 附表5; 0 when the file was a 名单 only.</param>
/// <param name="Numbered">Students who have a number now.</param>
/// <param name="Unplaced">Student numbers of expected students who have none.</param>
/// <param name="Payments">Fee payments recorded from the 名单.</param>
public sealed record PhotoPlanImportResult(int Sessions, int Numbered, IReadOnlyList<string> Unplaced, int Payments);

/// <summary>
/// Imports a photo plan from 附表5 (sessions), the 名单 (each student's 预拍摄序号), or a workbook with both. Without
/// a 名单, numbers are given in the order of class and student number within each college's range.
/// </summary>
public static class ImportPhotoPlan
{
    /// <summary>All or nothing: any conflict refuses the whole file and names every row concerned.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohortYear">The cohort.</param>
    /// <param name="file">The file, read beforehand: parsing takes longer than a transaction should.</param>
    /// <returns>
    /// The result, or a refusal: <c>photo-plan-conflicts</c>, <c>photo-plan-published</c>, <c>cohort-not-found</c>.
    /// </returns>
    public static async Task<Result<PhotoPlanImportResult>> RunAsync(
        WriteScope scope,
        int cohortYear,
        PhotoPlanFile file
    )
    {
        var cohort = await scope.Db.Cohorts.SingleOrDefaultAsync(c => c.Year == cohortYear);
        if (cohort is null)
            return Refusal.NotFound("cohort-not-found", $"没有 {cohortYear} 届。");
        var plan = await scope.Db.PhotoPlans.SingleOrDefaultAsync(p => p.CohortYear == cohortYear);
        if (plan?.PublishedAt is not null)
        {
            return Refusal.Conflict(
                "photo-plan-published",
                "采集安排已经公布，预拍摄序号不能再变，不能重新导入。需要调整时请联系教务处学籍管理科。"
            );
        }

        if (plan is null)
            scope.Db.PhotoPlans.Add(plan = new PhotoPlan { CohortYear = cohortYear });
        plan.Version++;

        var conflicts = file.Sessions.Count > 0 ? await ReplaceSessionsAsync(scope, cohortYear, file.Sessions) : [];
        var placing = await PhotoPlacing.LoadAsync(scope, cohortYear);
        if (file.Numbers.Count > 0)
            placing.PlaceAsListed(file.Numbers, conflicts);
        else
            placing.PlaceInOrder(conflicts);
        if (conflicts.Count > 0)
        {
            return Refusal.Conflict(
                "photo-plan-conflicts",
                $"采集安排有 {conflicts.Count} 处冲突，什么都没有导入。请改正后重新上传。",
                string.Join('\n', conflicts.Take(50)),
                conflicts.Take(50).ToArray()
            );
        }

        var payments = await RecordPaymentsAsync(scope, cohortYear, file.Numbers, placing.Students);
        scope.Audit(
            "photo-plan-imported",
            cohortYear,
            details: new
            {
                sessions = file.Sessions.Count,
                numbered = placing.Numbered,
                payments,
            }
        );
        return new PhotoPlanImportResult(file.Sessions.Count, placing.Numbered, placing.Unplaced, payments);
    }

    private static async Task<List<string>> ReplaceSessionsAsync(
        WriteScope scope,
        int cohortYear,
        IReadOnlyList<PlannedSession> planned
    )
    {
        var colleges = await scope.Db.Colleges.AsNoTracking().Where(c => c.CohortYear == cohortYear).ToListAsync();
        var conflicts = PhotoPlanCheck.Conflicts(planned, colleges);
        if (conflicts.Count > 0)
            return conflicts;
        // A draft is replaced whole: half of an old plan beside half of a new one helps nobody.
        await scope.Db.PhotoSlots.Where(s => s.CohortYear == cohortYear).ExecuteDeleteAsync();
        await scope.Db.PhotoSessions.Where(s => s.CohortYear == cohortYear).ExecuteDeleteAsync();
        scope.Db.PhotoSessions.AddRange(
            planned.Select(session => new PhotoSession
            {
                CohortYear = cohortYear,
                CollegeCode = PhotoPlanCheck.Find(colleges, session.College)!.Code,
                Date = session.Date,
                Start = session.Start,
                End = session.End,
                Place = session.Place,
                Classes = session.Classes,
                FirstNumber = session.First,
                LastNumber = session.Last,
                Counsellor = session.Counsellor,
                CounsellorPhone = session.Phone,
                Remark = session.Remark,
            })
        );
        await scope.Db.SaveChangesAsync();
        return conflicts;
    }

    private static async Task<int> RecordPaymentsAsync(
        WriteScope scope,
        int cohortYear,
        IReadOnlyList<ListedNumber> numbers,
        IReadOnlyDictionary<string, Student> students
    )
    {
        var paid = await scope
            .Db.FeePayments.Where(p => p.CohortYear == cohortYear)
            .Select(p => p.StudentId)
            .ToHashSetAsync();
        var count = 0;
        foreach (var listed in numbers)
        {
            if (listed.PaidFen is not { } fen || !paid.Add(students[listed.StudentNumber].Id))
                continue;
            scope.Db.FeePayments.Add(
                new FeePayment
                {
                    CohortYear = cohortYear,
                    StudentId = students[listed.StudentNumber].Id,
                    AmountFen = fen,
                    ReceiptNumber = listed.ReceiptNumber,
                    RecordedAt = scope.Now,
                }
            );
            count++;
        }

        return count;
    }
}
