namespace Gradcheck.Domain.Cohorts;

/// <summary>When and where the photo is verified online (notice section 二.7; product rule R11).</summary>
public sealed record ChsiSettings
{
    public string Url { get; init; } = "www.chsi.com.cn";

    /// <summary>Working days after the photo; the day after the photo is day 1.</summary>
    public int WorkingDays { get; init; } = 40;

    /// <summary>Whether checking opens on the last of those days or the day after.</summary>
    public ChsiOpens Opens { get; init; } = ChsiOpens.After;

    /// <summary>The last day for the colleges to hand in 附表6.</summary>
    public DateOnly? OfficeDeadline { get; init; }
}

/// <summary>The first day on which CHSI can be checked.</summary>
public enum ChsiOpens
{
    After,
    On,
}
