using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Students.Rules;
using Gradcheck.Domain.Synthetic;
using Xunit;

namespace Gradcheck.Domain.Tests.Synthetic;

public sealed class SyntheticCohortTests
{
    [Theory]
    [InlineData(2009)]
    [InlineData(2027)]
    public void No_record_has_a_finding(int year)
    {
        var cohort = SyntheticCohort.Create(year, 5_000, new Random(1), SyntheticCohort.MostColleges);
        var settings = new CohortSettings().RulesFor(year);

        var findings =
            from student in cohort.ForRoster()
            from finding in FindingsOf(student, settings)
            select $"{student.StudentNumber} {finding.Field} {student[finding.Field]} {finding.Rule}";

        Assert.Empty(findings);
    }

    [Fact]
    public void The_same_seed_gives_the_same_cohort()
    {
        var first = SyntheticCohort.Create(2009, 1_000, new Random(7));
        var second = SyntheticCohort.Create(2009, 1_000, new Random(7));
        var other = SyntheticCohort.Create(2009, 1_000, new Random(8));

        Assert.Equal(first.Students, second.Students);
        Assert.NotEqual(first.Students, other.Students);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(300, 3)]
    [InlineData(9_999, 20)]
    public void A_cohort_has_exactly_the_students_and_colleges_asked_for(int size, int colleges)
    {
        var cohort = SyntheticCohort.Create(2009, size, new Random(1), colleges);

        Assert.Equal(size, cohort.Students.Count);
        Assert.Equal(colleges, cohort.Colleges.Count);
        Assert.All(cohort.Students, student => Assert.Contains(cohort.Colleges, c => c.Code == student.College));
    }

    [Fact]
    public void A_hundred_thousand_students_have_numbers_of_their_own()
    {
        var students = SyntheticCohort.Create(2009, 100_000, new Random(1), 12).Students;

        Assert.Equal(100_000, students.Select(student => student.StudentNumber).Distinct().Count());
        Assert.Equal(100_000, students.Select(student => student.IdNumber).Distinct().Count());
    }

    [Fact]
    public void Every_ID_number_has_a_right_check_character_and_a_recognisable_sequence()
    {
        var students = SyntheticCohort.Create(2009, 5_000, new Random(2)).Students;

        Assert.All(
            students,
            student =>
            {
                Assert.Equal(1, WeightedByPowersOfTwo(student.IdNumber));
                Assert.InRange(int.Parse(student.IdNumber[14..17]), 900, 995);
                Assert.Equal(student.BirthDate, student.IdNumber[6..14]);
                Assert.Equal(student.Sex == "男", int.Parse(student.IdNumber[14..17]) % 2 == 1);
            }
        );
    }

    [Fact]
    public void Rare_characters_dotted_names_and_every_level_occur()
    {
        var students = SyntheticCohort.Create(2009, 2_000, new Random(3)).Students;

        Assert.Contains(students, student => student.Name.EnumerateRunes().Any(rune => !rune.IsBmp));
        Assert.Contains(students, student => student.Name.Contains('·'));
        Assert.Equal(3, students.Select(student => student.EducationLevel).Distinct().Count());
        Assert.Equal(4, students.Select(student => student.PoliticalStatus).Distinct().Count());
        Assert.Contains(students, student => student.IdNumber.EndsWith('X'));
    }

    private static IEnumerable<Finding> FindingsOf(StudentRecord student, RuleSettings settings) =>
        StudentFields
            .All.SelectMany(field => FieldRules.Check(field, CellValue.FromText(student[field]), settings).Findings)
            .Concat(RecordRules.Check(student, settings));

    /// <summary>ISO 7064 MOD 11-2 as the standard defines it, without the table of weights: right when it is 1.</summary>
    private static int WeightedByPowersOfTwo(string idNumber) =>
        idNumber.Aggregate(0, (sum, c) => (sum * 2 + (c == 'X' ? 10 : c - '0')) % 11);
}
