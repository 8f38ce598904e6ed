namespace Gradcheck.Domain.Audit;

/// <summary>What a file says of ID numbers.</summary>
public enum IdNumbersInFile
{
    /// <summary>It has none.</summary>
    None,
    Masked,
    Full,
}

/// <summary>A file with students' data that somebody takes out of the system.</summary>
/// <param name="What">What it is, kebab-case, such as <c>students</c> or a form's id.</param>
/// <param name="Format"><c>csv</c> or <c>xlsx</c>.</param>
/// <param name="CohortYear">The cohort.</param>
/// <param name="Range">Which part of the cohort, in Chinese, for the file's footer: 2009届，学院 01.</param>
/// <param name="Filter">The same for the audit log: codes and names of filters, never personal data.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="IdNumbers">What it says of ID numbers.</param>
public sealed record Export(
    string What,
    string Format,
    int CohortYear,
    string Range,
    object Filter,
    int Rows,
    IdNumbersInFile IdNumbers
);
