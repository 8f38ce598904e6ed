using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Forms.Layout;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Forms;

/// <summary>A form filled in, not yet a file.</summary>
/// <param name="Form">Which one.</param>
/// <param name="Unit">The college; null for all.</param>
/// <param name="Sheets">What it says.</param>
public sealed record FilledForm(Form Form, College? Unit, IReadOnlyList<FormSheet> Sheets)
{
    public int Rows => Sheets.Sum(sheet => sheet.Rows);

    /// <summary>Fills a form in.</summary>
    public static async Task<FilledForm> ReadAsync(Form form, FormData data, College? unit) =>
        new(form, unit, await form.SheetsAsync(data, unit));

    /// <summary>Changes with every character the form says and with nothing else.</summary>
    public string ContentHash(GradcheckDb db) =>
        db.Keyring.IndexOf("form", string.Concat(Sheets.Select(sheet => sheet.Content())));
}

/// <summary>Writes down that forms leave the system, before they do, and gives each its check code.</summary>
public static class MakeForm
{
    /// <summary>Notes the export in the audit log and each form under its check code.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="cohort">The cohort.</param>
    /// <param name="forms">The forms of one file or archive.</param>
    /// <param name="export">What leaves the system.</param>
    /// <param name="reason">Why; needed when full ID numbers do.</param>
    /// <returns>The stamp of each form in the same order, or the refusal of <see cref="RecordExport"/>.</returns>
    public static async Task<Result<IReadOnlyList<FormStamp>>> RunAsync(
        WriteScope scope,
        Cohort cohort,
        IReadOnlyList<FilledForm> forms,
        Export export,
        string? reason
    )
    {
        if (!(await RecordExport.RunAsync(scope, export, reason)).TryGet(out var mark, out var refusal))
            return refusal;
        var stamps = new List<FormStamp>();
        foreach (var form in forms)
        {
            var issued = new IssuedForm
            {
                Code = FormCode.Create(),
                CohortYear = cohort.Year,
                FormId = form.Form.Id,
                CollegeCode = form.Unit?.Code,
                MadeAt = scope.Now,
                MadeBy = scope.Actor,
                ExportNumber = mark.Number,
                Rows = form.Rows,
                ContentHash = form.ContentHash(scope.Db),
            };
            scope.Db.IssuedForms.Add(issued);
            var hasNumbers = form.Form.IdNumbers(cohort.Settings) != IdNumbersInFile.None;
            stamps.Add(new FormStamp(issued.Code, CampusTime.DateOf(scope.Now), hasNumbers ? mark.Text : null));
        }

        return stamps;
    }
}
