using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;

namespace Gradcheck.Domain.Forms;

/// <summary>One of the forms (表) that the notice asks for.</summary>
public abstract class Form
{
    /// <summary>In addresses, such as <c>register</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Its number in the notice, such as 附表1; empty when it has none.</summary>
    public virtual string Annex => "";

    /// <summary>Whether one sheet holds all colleges when the registrar asks for all; otherwise each has its own.</summary>
    public virtual bool HoldsAllColleges => false;

    /// <summary>The form's title, with the annex in front: 附表1 2009届预计毕业生添加名单汇总表.</summary>
    public string Title(int year) => Annex.Length == 0 ? Name(year) : $"{Annex} {Name(year)}";

    /// <summary>The form's name, such as 2009届预计毕业生添加名单汇总表.</summary>
    public abstract string Name(int year);

    /// <summary>What it says of ID numbers.</summary>
    public abstract IdNumbersInFile IdNumbers(CohortSettings cohort);

    /// <summary>How many rows it holds now.</summary>
    /// <param name="data">What it is made from.</param>
    /// <param name="unit">The college; null for all.</param>
    public abstract Task<int> CountAsync(FormData data, College? unit);

    /// <summary>Fills it in.</summary>
    /// <param name="data">What it is made from.</param>
    /// <param name="unit">The college; null for all.</param>
    public abstract Task<FormSheet> ReadAsync(FormData data, College? unit);

    /// <summary>The sheets of the whole form: the college's, or one for all, or one for each.</summary>
    public async Task<IReadOnlyList<FormSheet>> SheetsAsync(FormData data, College? unit)
    {
        // Without a single college there still is an (empty) form.
        if (unit is not null || HoldsAllColleges || data.Colleges.Count == 0)
            return [await ReadAsync(data, unit)];
        var sheets = new List<FormSheet>();
        foreach (var college in data.Colleges)
            sheets.Add(await ReadAsync(data, college));
        return sheets;
    }
}
