using Gradcheck.Domain.Secrets;

namespace Gradcheck.Domain.Students;

/// <summary>
/// A prospective graduate (预计毕业生) of a cohort: the record as it stands now, the record as it was issued,
/// and how the student came on and went off the list.
/// </summary>
public sealed class Student
{
    public long Id { get; set; }
    public int CohortYear { get; init; }

    public string StudentNumber { get; set; } = "";
    public string Name { get; set; } = "";
    public string Sex { get; set; } = "";
    public string BirthDate { get; set; } = "";
    public string PoliticalStatus { get; set; } = "";
    public string Major { get; set; } = "";
    public string EnrolmentDate { get; set; } = "";
    public string ProgrammeLength { get; set; } = "";
    public string EducationLevel { get; set; } = "";
    public string EthnicGroup { get; set; } = "";
    public string IdNumber
    {
        get => SealedIdNumber.Open(Id);
        set
        {
            if (IdNumber == value)
                return;
            SealedIdNumber = Sealed.Of(value);
            IdNumberIndex = IndexOfIdNumber(value);
        }
    }
    public string NativePlace { get; set; } = "";
    public string CollegeCode { get; set; } = "";
    public string ClassName { get; set; } = "";
    public string Remark { get; set; } = "";

    /// <summary>The record as the registrar issued it; null for a student whom the college added.</summary>
    public StudentRecord? Issued
    {
        get => SealedIssued?.Open(Id);
        set
        {
            if (Issued != value)
                SealedIssued = value is null ? null : Sealed.Of(value);
        }
    }

    /// <summary>审核未通过原因, as issued in 备注 (notice section 一.3); empty when there is none.</summary>
    public string AuditFinding { get; set; } = "";

    public StudentOrigin Origin { get; set; }
    public string? AdditionReason { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }
    public string? RemovalReason { get; set; }
    public string? RemovalDocument { get; set; }

    /// <summary>Since when everything personal is gone from the row, by purge or erasure; null while it is there.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    /// <summary>Fingerprint of the signed fields as they stand; see <see cref="Students.RecordHash"/>.</summary>
    public string RecordHash { get; set; } = "";

    /// <summary>Goes up with every change of the record; guards against lost updates.</summary>
    public long Version { get; set; }

    /// <summary>Id of the last audit entry that changed what the registrar pulls; the confirmations' cursor.</summary>
    public long ChangeSequence { get; set; }

    public DateTimeOffset? ViewedAt { get; set; }

    /// <summary>The fingerprint that the newest signature covers; null when there is none.</summary>
    public string? SignedHash { get; set; }
    public DateTimeOffset? SignedAt { get; set; }
    public string? SignedChannel { get; set; }
    public string? Receipt { get; set; }

    /// <summary>The ID number as it is stored.</summary>
    public Sealed<string> SealedIdNumber { get; private set; } = Sealed.Of("");

    /// <summary>Finds the ID number in its 18-digit form; null while there is none.</summary>
    public BlindIndex? IdNumberIndex { get; private set; }

    /// <summary><see cref="Issued"/> as it is stored.</summary>
    public Sealed<StudentRecord>? SealedIssued { get; private set; }

    public bool IsRemoved => RemovedAt is not null;

    public SignatureState SignatureState =>
        SignedHash is null ? SignatureState.Unsigned
        : SignedHash == RecordHash ? SignatureState.Signed
        : SignatureState.Stale;

    /// <summary>What to look for to find an ID number; its 15- and 18-digit forms are the same.</summary>
    public static BlindIndex? IndexOfIdNumber(string idNumber) =>
        idNumber.Length == 0 ? null : BlindIndex.Of("id-number", Students.IdNumber.To18(idNumber));

    /// <summary>Reads the record as a value.</summary>
    public StudentRecord ToRecord() =>
        new()
        {
            StudentNumber = StudentNumber,
            Name = Name,
            Sex = Sex,
            BirthDate = BirthDate,
            PoliticalStatus = PoliticalStatus,
            Major = Major,
            EnrolmentDate = EnrolmentDate,
            ProgrammeLength = ProgrammeLength,
            EducationLevel = EducationLevel,
            EthnicGroup = EthnicGroup,
            IdNumber = IdNumber,
            NativePlace = NativePlace,
            College = CollegeCode,
            ClassName = ClassName,
            Remark = Remark,
        };

    /// <summary>
    /// Empties the row of everything personal. What is left stands for the audit log and the receipts that name it, and
    /// is counted as before until the cohort is purged. Nothing is opened: what no longer opens can still be forgotten.
    /// </summary>
    /// <param name="now">The present instant.</param>
    /// <param name="stillCounted">Whether to leave what the tallies count by.</param>
    public void Forget(DateTimeOffset now, bool stillCounted)
    {
        // Unique in the cohort, and nobody's: a student number has no such sign.
        StudentNumber = $"#{Id}";
        Name = stillCounted ? "（已删除）" : "";
        BirthDate = PoliticalStatus = EnrolmentDate = ProgrammeLength = EthnicGroup = NativePlace = "";
        Remark = AuditFinding = "";
        SealedIdNumber = Sealed.Of("");
        IdNumberIndex = null;
        SealedIssued = null;
        AdditionReason = RemovalReason = RemovalDocument = null;
        SignedChannel = Receipt = null;
        if (!stillCounted)
        {
            Sex = Major = EducationLevel = ClassName = RecordHash = "";
            ViewedAt = SignedAt = null;
            SignedHash = null;
        }

        ForgottenAt ??= now;
        Version++;
    }

    /// <summary>Replaces the record, its fingerprint and its version. The caller audits and announces the change.</summary>
    public void Replace(StudentRecord record)
    {
        StudentNumber = record.StudentNumber;
        Name = record.Name;
        Sex = record.Sex;
        BirthDate = record.BirthDate;
        PoliticalStatus = record.PoliticalStatus;
        Major = record.Major;
        EnrolmentDate = record.EnrolmentDate;
        ProgrammeLength = record.ProgrammeLength;
        EducationLevel = record.EducationLevel;
        EthnicGroup = record.EthnicGroup;
        IdNumber = record.IdNumber;
        NativePlace = record.NativePlace;
        CollegeCode = record.College;
        ClassName = record.ClassName;
        Remark = record.Remark;
        RecordHash = Students.RecordHash.Of(record);
        Version++;
    }
}

/// <summary>How a student came on the list.</summary>
public enum StudentOrigin
{
    Issued,
    Added,
}

/// <summary>Where a student's signature stands.</summary>
public enum SignatureState
{
    Unsigned,
    Signed,

    /// <summary>A signed field changed after signing; the student has to sign again (product rule R3).</summary>
    Stale,
}
