using Gradcheck.Domain.Secrets;

namespace Gradcheck.Domain.Photos;

/// <summary>A session (场次) of the photo plan: one college in one room at one time (附表5).</summary>
public sealed class PhotoSession
{
    public long Id { get; init; }
    public int CohortYear { get; init; }
    public string CollegeCode { get; set; } = "";
    public DateOnly Date { get; set; }

    /// <summary>The college's start, local time; staff are in place 15 minutes before (product rule R9).</summary>
    public TimeOnly Start { get; set; }
    public TimeOnly? End { get; set; }

    /// <summary>Building and room, such as 至善楼104.</summary>
    public string Place { get; set; } = "";

    /// <summary>专业班级, as printed on 附表5.</summary>
    public string Classes { get; set; } = "";
    public int FirstNumber { get; set; }
    public int LastNumber { get; set; }
    public string Counsellor { get; set; } = "";
    public string CounsellorPhone
    {
        get => SealedCounsellorPhone.Open(Id);
        set => SealedCounsellorPhone = Sealed.Of(value);
    }
    public Sealed<string> SealedCounsellorPhone { get; private set; } = Sealed.Of("");
    public string Remark { get; set; } = "";
}
