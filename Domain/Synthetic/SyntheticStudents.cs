using System.Globalization;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Synthetic;

/// <summary>Draws one student after another for a cohort; every record passes the field rules without a finding.</summary>
internal sealed class SyntheticStudents(int cohortYear, Random random)
{
    private const string Undergraduate = "本科";
    private const string College = "专科";
    private const string Upgrade = "专升本";

    private static readonly string[] Minorities =
    [
        "土家族",
        "苗族",
        "侗族",
        "瑶族",
        "回族",
        "壮族",
        "白族",
        "满族",
        "蒙古族",
        "彝族",
        "布依族",
        "畲族",
    ];

    private readonly SyntheticIdNumbers idNumbers = new(random);

    /// <summary>One student of a major.</summary>
    /// <param name="collegeCode">Goes to <see cref="StudentRecord.College"/>.</param>
    /// <param name="major">The major studied.</param>
    /// <param name="numberPrefix">What of the student number tells college and major, four digits.</param>
    /// <param name="index">0 for the first student of the major; makes the student number unique.</param>
    /// <param name="classNumber">The class in the major, from 1.</param>
    public StudentRecord Next(string collegeCode, SyntheticMajor major, string numberPrefix, int index, int classNumber)
    {
        var (level, levelDigit, years) = random.Next(100) switch
        {
            < 6 => (Upgrade, '5', 2),
            < 14 => (College, '6', 3),
            _ => (Undergraduate, '0', major.Years),
        };
        var enrolled = new DateOnly(cohortYear - years, 9, 1 + random.Next(12));
        var male = random.Next(100) < 45;
        var dotted = random.Next(150) == 0;
        var (place, birth, idNumber) = NextIdentity(male, dotted);
        return new StudentRecord
        {
            StudentNumber = string.Create(
                CultureInfo.InvariantCulture,
                $"{enrolled.Year}{numberPrefix}{levelDigit}{index + 1:D4}"
            ),
            Name = dotted ? SyntheticNames.NextDotted(random, male) : SyntheticNames.Next(random, male),
            Sex = male ? "男" : "女",
            BirthDate = birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            PoliticalStatus = random.Next(100) switch
            {
                < 84 => "共青团员",
                < 91 => "中共党员",
                < 96 => "中共预备党员",
                _ => "群众",
            },
            Major = major.Name,
            EnrolmentDate = enrolled.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            ProgrammeLength = years.ToString(CultureInfo.InvariantCulture),
            EducationLevel = level,
            EthnicGroup =
                dotted ? "维吾尔族"
                : random.Next(100) < 88 ? "汉族"
                : Minorities[random.Next(Minorities.Length)],
            IdNumber = idNumber,
            NativePlace = place.NativePlace,
            College = collegeCode,
            ClassName = string.Create(
                CultureInfo.InvariantCulture,
                $"{enrolled.Year}级{major.ClassPrefix}{classNumber}班"
            ),
            Remark = level == Upgrade ? "专升本" : "",
        };
    }

    private (SyntheticPlace Place, DateOnly Birth, string IdNumber) NextIdentity(bool male, bool dotted)
    {
        while (true)
        {
            var places =
                dotted ? SyntheticPlaces.Xinjiang
                : random.Next(100) < 65 ? SyntheticPlaces.Hunan
                : SyntheticPlaces.Elsewhere;
            var place = places[random.Next(places.Count)];
            var birth = NextBirthDate();
            if (idNumbers.Next(place.AreaCode, birth, male) is { } idNumber)
            {
                return (place, birth, idNumber);
            }
        }
    }

    /// <summary>20 to 25 years before graduation, around 22 for most.</summary>
    private DateOnly NextBirthDate()
    {
        var days = random.Next(100) < 85 ? random.Next(730) : random.Next(1825) - 730;
        return new DateOnly(cohortYear - 23, 3, 1).AddDays(days);
    }
}
