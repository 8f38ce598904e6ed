using System.Globalization;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Synthetic;

/// <summary>
/// A made-up cohort for the demo, the tests and the benchmarks. The same year, size and seed always give the same
/// cohort. No record describes a real person: see the sequence numbers of the ID numbers, 900–995.
/// </summary>
/// <param name="Year">The year of graduation.</param>
/// <param name="Colleges">The colleges, codes from 01 on.</param>
/// <param name="Students">The records, ordered by college, major and class; <c>College</c> holds the code.</param>
public sealed record SyntheticCohort(int Year, IReadOnlyList<College> Colleges, IReadOnlyList<StudentRecord> Students)
{
    private const int ClassSize = 40;

    /// <summary>How many colleges a cohort can have at most.</summary>
    public static int MostColleges => SyntheticColleges.All.Count;

    /// <summary>Makes a cohort.</summary>
    /// <param name="year">The year of graduation.</param>
    /// <param name="size">The number of students; 100,000 take well under a second.</param>
    /// <param name="random">The source of chance; seed it for the same cohort again.</param>
    /// <param name="collegeCount">The number of colleges, 1 to <see cref="MostColleges"/>.</param>
    public static SyntheticCohort Create(int year, int size, Random random, int collegeCount = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(collegeCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(collegeCount, MostColleges);

        var colleges = new List<College>(collegeCount);
        var majors = new List<(string College, SyntheticMajor Major, int Number)>();
        for (var i = 0; i < collegeCount; i++)
        {
            var (name, taught) = SyntheticColleges.All[i];
            var code = (i + 1).ToString("D2", CultureInfo.InvariantCulture);
            colleges.Add(CreateCollege(year, code, name, random));
            majors.AddRange(taught.Select((major, number) => (code, major, number + 1)));
        }

        var drawing = new SyntheticStudents(year, random);
        var students = new List<StudentRecord>(size);
        for (var i = 0; i < majors.Count; i++)
        {
            var (college, major, number) = majors[i];
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{college}{number:D2}");
            var inMajor = Share(size, i + 1, majors.Count) - Share(size, i, majors.Count);
            var classes = Math.Max(1, (inMajor + ClassSize - 1) / ClassSize);
            for (var index = 0; index < inMajor; index++)
            {
                var classNumber = (int)((long)index * classes / inMajor) + 1;
                students.Add(drawing.Next(college, major, prefix, index, classNumber));
            }
        }

        return new SyntheticCohort(year, colleges, students);
    }

    /// <summary>The records as an office's roster holds them: <c>College</c> is the college's name, not its code.</summary>
    public IReadOnlyList<StudentRecord> ForRoster()
    {
        var names = Colleges.ToDictionary(college => college.Code, college => college.Name);
        return [.. Students.Select(student => student with { College = names[student.College] })];
    }

    private static int Share(int size, int part, int parts) => (int)((long)size * part / parts);

    private static College CreateCollege(int year, string code, string name, Random random) =>
        new()
        {
            CohortYear = year,
            Code = code,
            Name = name,
            Phone = $"0731-555501{code}",
            Office = $"至善楼 2{code} 教务办",
            Counsellors =
            [
                new Counsellor(SyntheticNames.Next(random, male: true), $"0731-555502{code}"),
                new Counsellor(SyntheticNames.Next(random, male: false), $"0731-555503{code}"),
            ],
        };
}
