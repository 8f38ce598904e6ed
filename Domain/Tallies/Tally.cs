namespace Gradcheck.Domain.Tallies;

/// <summary>By what students are counted.</summary>
public enum TallyBy
{
    College,
    Major,
    Class,
    Level,
}

/// <summary>
/// The counts of one group of students (product.md, Tallies). <see cref="Issued"/>, <see cref="Added"/> and
/// <see cref="Removed"/> count every student ever on the list; everything else counts those on it now.
/// </summary>
public sealed record Tally
{
    /// <summary>The college's code, for groups inside a college; empty for levels and for the total.</summary>
    public string College { get; init; } = "";

    /// <summary>The name of the group: of the college, major, class or level.</summary>
    public string Name { get; init; } = "";

    /// <summary>培养层次, where it is counted by (附表4); otherwise empty.</summary>
    public string Level { get; init; } = "";

    /// <summary>学制, where it is counted by (附表4); otherwise empty.</summary>
    public string ProgrammeLength { get; init; } = "";
    public int Issued { get; init; }
    public int Added { get; init; }
    public int Removed { get; init; }

    /// <summary>Students on the list: issued + added − removed (product rule R14).</summary>
    public int Expected { get; init; }
    public int Male { get; init; }
    public int Female { get; init; }
    public int Bound { get; init; }
    public int Viewed { get; init; }
    public int Signed { get; init; }
    public int Stale { get; init; }

    /// <summary>Students of whom a correction waits for its decision.</summary>
    public int Disputed { get; init; }

    /// <summary>Corrections that wait for the college's or the registrar's decision.</summary>
    public int CorrectionsPending { get; init; }
    public int CorrectionsAccepted { get; init; }
    public int CorrectionsRejected { get; init; }

    /// <summary>Students of whom a correction was accepted.</summary>
    public int Corrected { get; init; }

    /// <summary>Undecided and accepted corrections that need 录取信息更正审批表.</summary>
    public int CorrectionsAdmission { get; init; }

    /// <summary>Undecided and accepted corrections that need 学籍信息更正审批表.</summary>
    public int CorrectionsEnrolment { get; init; }

    /// <summary>Students who paid the photo fee.</summary>
    public int Paid { get; init; }

    /// <summary>What was paid, in fen.</summary>
    public long FeeTotalFen { get; init; }

    /// <summary>Students with a place in the photo plan.</summary>
    public int Scheduled { get; init; }

    /// <summary>Students whose online check is open and not reported yet.</summary>
    public int ChsiOpen { get; init; }
    public int ChsiCorrect { get; init; }
    public int ChsiWrong { get; init; }

    /// <summary>Bound students whom messages do not reach.</summary>
    public int Unreachable { get; init; }

    /// <summary>The total of several groups.</summary>
    public static Tally Sum(IReadOnlyCollection<Tally> parts) =>
        new()
        {
            Name = "合计",
            Issued = parts.Sum(t => t.Issued),
            Added = parts.Sum(t => t.Added),
            Removed = parts.Sum(t => t.Removed),
            Expected = parts.Sum(t => t.Expected),
            Male = parts.Sum(t => t.Male),
            Female = parts.Sum(t => t.Female),
            Bound = parts.Sum(t => t.Bound),
            Viewed = parts.Sum(t => t.Viewed),
            Signed = parts.Sum(t => t.Signed),
            Stale = parts.Sum(t => t.Stale),
            Disputed = parts.Sum(t => t.Disputed),
            CorrectionsPending = parts.Sum(t => t.CorrectionsPending),
            CorrectionsAccepted = parts.Sum(t => t.CorrectionsAccepted),
            CorrectionsRejected = parts.Sum(t => t.CorrectionsRejected),
            Corrected = parts.Sum(t => t.Corrected),
            CorrectionsAdmission = parts.Sum(t => t.CorrectionsAdmission),
            CorrectionsEnrolment = parts.Sum(t => t.CorrectionsEnrolment),
            Paid = parts.Sum(t => t.Paid),
            FeeTotalFen = parts.Sum(t => t.FeeTotalFen),
            Scheduled = parts.Sum(t => t.Scheduled),
            ChsiOpen = parts.Sum(t => t.ChsiOpen),
            ChsiCorrect = parts.Sum(t => t.ChsiCorrect),
            ChsiWrong = parts.Sum(t => t.ChsiWrong),
            Unreachable = parts.Sum(t => t.Unreachable),
        };
}
