using Gradcheck.Domain.Forms.Kinds;

namespace Gradcheck.Domain.Forms;

/// <summary>Every form there is, in the order of the notice.</summary>
public static class FormCatalogue
{
    public static IReadOnlyList<Form> All { get; } =
    [
        new RegisterForm(),
        new AdditionsForm(),
        new RemovalsForm(),
        new ErrataForm(),
        new HeadcountForm(),
        new PhotoScheduleForm(),
        new PhotoListForm(),
        new ChsiErrataForm(),
    ];

    /// <summary>The form of this id.</summary>
    public static Result<Form> Find(string id) =>
        All.FirstOrDefault(form => form.Id == id) is { } form ? form : NotFound;

    private static Refusal NotFound { get; } =
        Refusal.NotFound("form-not-found", "没有这种表，请在表的目录（/api/cohorts/{year}/forms）中查看可用的表。");
}
