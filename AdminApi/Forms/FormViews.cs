using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Forms;

namespace Gradcheck.AdminApi.Forms;

/// <summary>The forms there are.</summary>
/// <param name="Items">In the order of the notice; all at once.</param>
/// <param name="After">Always null: the list comes in one piece.</param>
public sealed record FormList(IReadOnlyList<FormView> Items, string? After = null);

/// <summary>A form and what it holds now.</summary>
/// <param name="Id">In addresses.</param>
/// <param name="Annex">Such as 附表1; empty when it has no number.</param>
/// <param name="Title">Its name.</param>
/// <param name="Rows">How many rows it holds; none makes it a 零报告.</param>
/// <param name="IdNumbers">Whether it carries full ID numbers and needs the scope export.</param>
public sealed record FormView(string Id, string Annex, string Title, int Rows, bool IdNumbers)
{
    internal static async Task<FormView> ReadAsync(Form form, FormScope scope)
    {
        var cohort = scope.Data.Cohort;
        return new FormView(
            form.Id,
            form.Annex,
            form.Name(cohort.Year),
            await form.CountAsync(scope.Data, scope.Unit),
            form.IdNumbers(cohort.Settings) == IdNumbersInFile.Full
        );
    }
}

/// <summary>What a check code leads to.</summary>
/// <param name="Code">The code.</param>
/// <param name="Year">The cohort.</param>
/// <param name="Form">The form's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="College">The college's code; null for all.</param>
/// <param name="CollegeName">Its name, or 全校.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">Who made it, as the audit log names them.</param>
/// <param name="ExportNumber">导出编号: the entry of the audit log.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="IsCurrent">Whether it would say the same now; null when that cannot be told any more.</param>
public sealed record FormProofView(
    string Code,
    int Year,
    string Form,
    string Title,
    string? College,
    string CollegeName,
    DateTimeOffset MadeAt,
    string MadeBy,
    long ExportNumber,
    int Rows,
    bool? IsCurrent
)
{
    internal static FormProofView Of(FormProof proof) =>
        new(
            proof.Form.Code,
            proof.Form.CohortYear,
            proof.Form.FormId,
            proof.Title,
            proof.Form.CollegeCode,
            proof.CollegeName,
            proof.Form.MadeAt,
            proof.Form.MadeBy,
            proof.Form.ExportNumber,
            proof.Form.Rows,
            proof.IsCurrent
        );
}
