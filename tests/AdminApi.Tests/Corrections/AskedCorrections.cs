using System.Text.Json;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Tests.Corrections;

/// <summary>Corrections that students ask for, and what the students are told.</summary>
internal static class AskedCorrections
{
    /// <summary>Asks for a correction as the student does in the chat; its id.</summary>
    public static async Task<long> AskAsync(
        this ApiHarness api,
        StudentRecord student,
        StudentField field,
        string value,
        CorrectionCause? cause = null
    )
    {
        var asked = await api.Writer.WriteAsync(
            "test",
            async scope =>
            {
                var stored = await scope.Db.Students.SingleAsync(s => s.StudentNumber == student.StudentNumber);
                var settings = (await scope.Db.Cohorts.SingleAsync()).Settings;
                return await RequestCorrection.RunAsync(scope, stored, settings, field, value, cause);
            }
        );
        return asked.Value.Correction.Id;
    }

    /// <summary>A text of an answer.</summary>
    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    /// <summary>Everything sent to anybody, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> SentAsync(this ApiHarness api)
    {
        await using var db = api.OpenDatabase();
        var sent = await db.Deliveries.AsNoTracking().OrderBy(d => d.Id).ToListAsync();
        return [.. sent.Select(delivery => delivery.Payload)];
    }

    /// <summary>The record as stored.</summary>
    public static async Task<Student> ReadAsync(this ApiHarness api, StudentRecord student)
    {
        await using var db = api.OpenDatabase();
        var students = await db.Students.AsNoTracking().Where(s => s.CohortYear == TestCohort.Year).ToListAsync();
        return students.Single(s => s.Issued!.StudentNumber == student.StudentNumber);
    }
}
