using Gradcheck.Domain.Secrets;

namespace Gradcheck.Domain.Cohorts;

/// <summary>A college (学院) of one cohort.</summary>
public sealed class College
{
    public int CohortYear { get; init; }

    /// <summary>Short code, such as <c>01</c>; unique in the cohort.</summary>
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public string Phone { get; set; } = "";

    /// <summary>Where students hand in papers, such as 至善楼 203 教务办.</summary>
    public string Office { get; set; } = "";
    public IReadOnlyList<Counsellor> Counsellors
    {
        get => SealedCounsellors.Open($"{CohortYear}/{Code}");
        set => SealedCounsellors = Sealed.Of(value);
    }
    public Sealed<IReadOnlyList<Counsellor>> SealedCounsellors { get; private set; } =
        Sealed.Of<IReadOnlyList<Counsellor>>([]);
}

/// <summary>A counsellor (毕业班辅导员).</summary>
public sealed record Counsellor(string Name, string Phone, IReadOnlyList<string>? Classes = null);
