using Gradcheck.AdminApi.Tables;
using Gradcheck.Domain.Students;

namespace Gradcheck.AdminApi.Students;

/// <summary>
/// The list of students as a file. The headings are those of a roster, so that an office can correct its list and
/// upload it again; what follows them is not read back.
/// </summary>
internal static class StudentTable
{
    private static readonly string[] More = ["状态", "签名时间", "回执号", "预拍摄序号"];

    public static Table Of(int year, IEnumerable<StudentView> students) =>
        new(
            $"{year}届学生名单",
            [.. StudentFields.All.Select(field => field.Heading()), .. More],
            [.. students.Select(student => (IReadOnlyList<object?>)RowOf(student))]
        );

    private static object?[] RowOf(StudentView s) =>
        [
            s.StudentNumber,
            s.Name,
            s.Sex,
            s.BirthDate,
            s.PoliticalStatus,
            s.Major,
            s.EnrolmentDate,
            s.ProgrammeLength,
            s.EducationLevel,
            s.EthnicGroup,
            s.IdNumber,
            s.NativePlace,
            s.CollegeName ?? s.College,
            s.ClassName,
            // As the registrar issues it: a roster is read back without the finding in front.
            string.Join('；', new[] { s.AuditFinding, s.Remark }.Where(text => text.Length > 0)),
            NameOf(s.State),
            s.Progress.SignedAt,
            s.Progress.Receipt,
            s.PhotoNumber,
        ];

    private static string NameOf(StudentState state) =>
        state switch
        {
            StudentState.Unbound => "未绑定",
            StudentState.Bound => "已绑定",
            StudentState.Viewed => "已查看",
            StudentState.Signed => "已签名",
            StudentState.Stale => "签名失效",
            _ => "已删除",
        };
}
