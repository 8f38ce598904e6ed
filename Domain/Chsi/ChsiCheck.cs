using Gradcheck.Domain.Secrets;

namespace Gradcheck.Domain.Chsi;

/// <summary>What a student reported of the one online check (网上校对; product rule R12). One per student.</summary>
public sealed class ChsiCheck
{
    public long StudentId { get; init; }
    public int CohortYear { get; init; }
    public ChsiResult Result { get; init; }

    /// <summary>For a wrong result: which item.</summary>
    public string Item { get; init; } = "";

    /// <summary>For a wrong result: what CHSI shows.</summary>
    public string Shown
    {
        get => SealedShown.Open(StudentId);
        init => SealedShown = Sealed.Of(value);
    }

    /// <summary>For a wrong result: what is right.</summary>
    public string Right
    {
        get => SealedRight.Open(StudentId);
        init => SealedRight = Sealed.Of(value);
    }
    public Sealed<string> SealedShown { get; private init; } = Sealed.Of("");
    public Sealed<string> SealedRight { get; private init; } = Sealed.Of("");
    public DateTimeOffset ReportedAt { get; init; }
}

/// <summary>Which of the two buttons the student pressed on CHSI.</summary>
public enum ChsiResult
{
    /// <summary>信息无误.</summary>
    Correct,

    /// <summary>信息有误.</summary>
    Wrong,
}
