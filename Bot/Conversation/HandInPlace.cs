using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Bot.Conversation;

/// <summary>Where a student hands in papers: the college's office with its room and telephone.</summary>
internal static class HandInPlace
{
    /// <summary>Such as 文学院教务办（至善楼 203，电话 0731-8872001）.</summary>
    public static async Task<string> OfAsync(Turn turn)
    {
        var (year, code) = (turn.Student.CohortYear, turn.Student.CollegeCode);
        var college = await turn
            .Db.Colleges.AsNoTracking()
            .SingleOrDefaultAsync(c => c.CohortYear == year && c.Code == code);
        string[] known =
        [
            college?.Office ?? "",
            string.IsNullOrWhiteSpace(college?.Phone) ? "" : $"电话 {college.Phone}",
        ];
        var details = string.Join('，', known.Where(part => !string.IsNullOrWhiteSpace(part)));
        return $"{college?.Name ?? "学院"}教务办{(details.Length == 0 ? "" : $"（{details}）")}";
    }
}
