namespace Gradcheck.Domain.Students.Rules;

/// <summary>Collects what the rules say about one field; allocates nothing while they say nothing.</summary>
internal struct Findings(StudentField field)
{
    private List<Finding>? found;

    public bool HasError { get; private set; }

    public void Error(string rule, string message, string? suggestion = null)
    {
        HasError = true;
        Add(new Finding(field, rule, Severity.Error, message, suggestion));
    }

    public void Warning(string rule, string message, string? suggestion = null) =>
        Add(new Finding(field, rule, Severity.Warning, message, suggestion));

    public void Normalized(string rule, string message) => Add(new Finding(field, rule, Severity.Normalized, message));

    /// <summary>The result. Beside an error no normalisation is reported: nothing of the value is stored.</summary>
    public readonly FieldCheck Done(string normal, string original)
    {
        if (found is null)
        {
            return FieldCheck.Clean(normal);
        }

        if (!HasError)
        {
            return new FieldCheck(normal, found);
        }

        found.RemoveAll(finding => finding.Severity == Severity.Normalized);
        return new FieldCheck(original, found);
    }

    private void Add(Finding finding) => (found ??= []).Add(finding);
}
