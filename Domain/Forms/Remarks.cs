using System.Globalization;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Forms;

/// <summary>What forms say beside a student, joined from several places (notice section 一.1).</summary>
internal static class Remarks
{
    /// <summary>备注: the audit finding, the status changes and the college's note.</summary>
    public static string Of(Student student, IEnumerable<StatusChange> changes) =>
        Join(student.AuditFinding, Of(changes), student.Remark);

    /// <summary>学籍异动: 转专业（2007-09-01 校教〔2007〕12号）.</summary>
    public static string Of(IEnumerable<StatusChange> changes) => Join(changes.Select(Of));

    /// <summary>The student's signature as the form shows it: when, and the receipt; empty unless it holds.</summary>
    public static string SignatureOf(Student student) =>
        student is { SignatureState: SignatureState.Signed, SignedAt: { } at }
            ? $"{CampusTime.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}\n{student.Receipt}"
            : "";

    /// <summary>What is not empty, in Chinese semicolons.</summary>
    public static string Join(params IEnumerable<string> parts) => string.Join('；', parts.Where(p => p.Length > 0));

    /// <summary>A date as forms write it.</summary>
    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Of(StatusChange change)
    {
        var date = change.Date is { } day ? Date(day) : "";
        var source = string.Join(' ', new[] { date, change.DocumentNumber, change.Note }.Where(p => p.Length > 0));
        return source.Length == 0 ? change.Kind : $"{change.Kind}（{source}）";
    }
}
