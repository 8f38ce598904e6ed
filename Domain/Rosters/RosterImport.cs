using Gradcheck.Domain.Secrets;

namespace Gradcheck.Domain.Rosters;

/// <summary>One uploaded roster (一次导入), from preview to apply to undo.</summary>
public sealed class RosterImport
{
    public long Id { get; init; }
    public int CohortYear { get; init; }

    /// <summary>The college that uploaded it; null for the registrar.</summary>
    public string? CollegeCode { get; init; }
    public RosterPurpose Purpose { get; init; }
    public RosterState State { get; set; }
    public string FileName { get; init; } = "";

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Counts, columns and the first issues, as JSON.</summary>
    public string Summary
    {
        get => SealedSummary.Open(Id);
        set => SealedSummary = Sealed.Of(value);
    }
    public Sealed<string> SealedSummary { get; private set; } = Sealed.Of("{}");

    public DateTimeOffset UploadedAt { get; init; }
    public string UploadedBy { get; init; } = "";
    public DateTimeOffset? AppliedAt { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>
/// The big parts of an import, in a table of their own: SQLite writes a row anew when any of it changes, and applying
/// an import changes its state.
/// </summary>
public sealed class RosterContent
{
    public long ImportId { get; init; }

    /// <summary>The uploaded file, kept for the annotated workbook.</summary>
    public byte[] File
    {
        get => SealedFile.Open(ImportId);
        init => SealedFile = Sealed.Of(value);
    }

    /// <summary>All issues, compressed; see <see cref="RosterIssues"/>.</summary>
    public byte[] Issues
    {
        get => SealedIssues.Open(ImportId);
        init => SealedIssues = Sealed.Of(value);
    }

    /// <summary>Exactly what apply will do and what undo takes back, compressed; see <see cref="RosterDiff"/>.</summary>
    public byte[] Plan
    {
        get => SealedPlan.Open(ImportId);
        init => SealedPlan = Sealed.Of(value);
    }

    public Sealed<byte[]> SealedFile { get; private init; } = Sealed.Of<byte[]>([]);
    public Sealed<byte[]> SealedIssues { get; private init; } = Sealed.Of<byte[]>([]);
    public Sealed<byte[]> SealedPlan { get; private init; } = Sealed.Of<byte[]>([]);
}

/// <summary>Why a roster is uploaded.</summary>
public enum RosterPurpose
{
    /// <summary>The registrar issues the cohort's data (product rule R1).</summary>
    Issue,

    /// <summary>A college returns its corrected data (product rule R2).</summary>
    Correction,
}

/// <summary>Where an import stands.</summary>
public enum RosterState
{
    Previewed,
    Applied,
    Undone,
}
