using System.Globalization;
using CsCheck;
using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Students;

public sealed class IdNumberTests
{
    private static readonly Gen<string> FirstSeventeen = Gen.Select(
        Gen.Int[110000, 659999],
        Gen.Int[0, 36524].Select(day => new DateOnly(1900, 1, 1).AddDays(day)),
        Gen.Int[0, 999],
        (area, born, sequence) => string.Create(CultureInfo.InvariantCulture, $"{area}{born:yyyyMMdd}{sequence:D3}")
    );

    [Theory]
    [InlineData("432421850611971", "432421198506119714")]
    [InlineData("110103861231974", "110103198612319749")]
    [InlineData("510221850102975", "51022119850102975X")]
    [InlineData("430102860305971", "43010219860305971X")]
    [InlineData("430102198603059955", "430102198603059955")]
    [InlineData("43010286030597", "43010286030597")]
    [InlineData("43010286030597X", "43010286030597X")]
    [InlineData("", "")]
    public void Numbers_are_compared_in_their_eighteen_character_form(string id, string expected) =>
        Assert.Equal(expected, IdNumber.To18(id));

    [Theory]
    [InlineData("430102200103059955")]
    [InlineData("430102860305971")]
    [InlineData("19")]
    [InlineData("")]
    public void A_number_that_never_had_fifteen_digits_stays_as_it_is(string id) => Assert.Equal(id, IdNumber.To15(id));

    [Fact]
    public void The_check_character_makes_the_number_one_modulo_eleven() =>
        FirstSeventeen.Sample(digits => Assert.True(LeavesOne(digits + IdNumber.CheckCharacter(digits))));

    [Fact]
    public void No_other_check_character_is_accepted() =>
        FirstSeventeen.Sample(digits =>
        {
            var accepted = "0123456789X".Where(check => IdNumber.IsWellFormed(digits + check));
            Assert.Equal([IdNumber.CheckCharacter(digits)], accepted);
        });

    [Fact]
    public void Dropping_the_century_and_the_check_character_and_back_is_the_same_number() =>
        FirstSeventeen
            .Where(digits => digits.AsSpan(6, 2).SequenceEqual("19"))
            .Sample(digits =>
            {
                var eighteen = digits + IdNumber.CheckCharacter(digits);
                var fifteen = digits.Remove(6, 2);

                Assert.Equal(eighteen, IdNumber.To18(fifteen));
                Assert.Equal(eighteen, IdNumber.To18(IdNumber.To18(fifteen)));
                Assert.Equal(fifteen, IdNumber.To15(eighteen));
                Assert.Equal(IdNumber.BirthDate(eighteen), IdNumber.BirthDate(fifteen));
                Assert.Equal(IdNumber.Sex(eighteen), IdNumber.Sex(fifteen));
            });

    [Theory]
    [InlineData("430102198603059955", "男")]
    [InlineData("430102198603059920", "女")]
    [InlineData("430102860305971", "男")]
    [InlineData("430102860305972", "女")]
    [InlineData("43010286030597", null)]
    public void The_last_digit_of_the_sequence_tells_the_sex(string id, string? sex) =>
        Assert.Equal(sex, IdNumber.Sex(id));

    [Theory]
    [InlineData("430102198603059892", "430**************2")]
    [InlineData("430102860305971", "430***********1")]
    [InlineData("1234", "****")]
    [InlineData("", "")]
    public void A_masked_number_shows_the_first_three_and_the_last_one(string id, string masked) =>
        Assert.Equal(masked, IdNumber.Mask(id));

    /// <summary>ISO 7064's own formulation, by Horner's rule: no weights, no table of check characters.</summary>
    private static bool LeavesOne(string id)
    {
        var remainder = 0;
        foreach (var c in id)
        {
            remainder = (remainder * 2 + (c == 'X' ? 10 : c - '0')) % 11;
        }

        return remainder == 1;
    }
}
