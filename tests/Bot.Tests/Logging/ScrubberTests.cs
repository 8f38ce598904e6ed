using System.Globalization;
using CsCheck;
using Gradcheck.Bot.Logging.Scrubbing;
using Xunit;

namespace Gradcheck.Bot.Tests.Logging;

/// <summary>What is masked wherever it stands, and what must not be. All numbers are made up.</summary>
public sealed class ScrubberTests
{
    private static readonly string[] Likely =
    [
        "43",
        "11",
        "010219860305",
        "19860305",
        "1986",
        "0230",
        "860305",
        "X",
        "00",
    ];

    [Theory]
    [InlineData("430102198603059012", "[id]")]
    [InlineData("43010219860305901X", "[id]")]
    [InlineData("no 43010219860305901x, next", "no [id], next")]
    [InlineData("430102860305901", "[id]")]
    [InlineData("id=430102 19860305 9012;", "id=[id];")]
    [InlineData("430102-19860305-901X", "[id]")]
    [InlineData("430102 — 19860305 — 9012", "[id]")]
    [InlineData("430102\u00a019860305\u30009012", "[id]")]
    [InlineData("430102\r\n198603059012", "[id]")]
    [InlineData("430102\u200b198603059012", "[id]")]
    [InlineData("4 3 0 1 0 2 1 9 8 6 0 3 0 5 9 0 1 2", "[id]")]
    [InlineData("４３０１０２１９８６０３０５９０１Ｘ", "[id]")]
    [InlineData("%34%33%30%31%30%32%31%39%38%36%30%33%30%35%39%30%31%58", "[id]")]
    [InlineData("?q=430102%2019860305%209012&x=1", "?q=[id]&x=1")]
    [InlineData("%EF%BC%94%EF%BC%93%EF%BC%90102198603059012", "[id]")]
    [InlineData("%2534%25330102198603059012", "[id]")]
    [InlineData("\\u0034\\uFF130102198603059012", "[id]")]
    [InlineData("x430102198603059012y", "x[id]y")]
    [InlineData("号码430102198603059012是错的", "号码[id]是错的")]
    [InlineData("1430102198603059012", "1[id]")]
    [InlineData("2005010101 430102198603059012 13907310001", "2005010101 [id]")]
    [InlineData("430102198603059012,430102198603059020", "[id],[id]")]
    [InlineData("tel 13907310001.", "tel [phone].")]
    [InlineData("+86 139 0731 0001", "+86 [phone]")]
    [InlineData("+8613907310001", "+86[phone]")]
    [InlineData("008613907310001", "0086[phone]")]
    [InlineData("139-0731-0001", "[phone]")]
    [InlineData("１３９０７３１０００１", "[phone]")]
    [InlineData("gck_ABCDEFGH_0123456789ABCDEFGHJKMNPQRSTVWXYZ01234567", "[key]")]
    [InlineData("key gck_ABCD%5FEF!", "key [key]!")]
    [InlineData("/bot123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc/getMe", "/bot[token]/getMe")]
    [InlineData("Host=h;Username=u;Password=s3cret;Database=d", "Host=h;Username=u;Password=[secret];Database=d")]
    [InlineData("pwd='a b c'; x", "pwd=[secret]; x")]
    [InlineData("socks5://me:s3cret@proxy:1080", "socks5://me:[secret]@proxy:1080")]
    [InlineData("Authorization: Bearer abcdefgh", "Authorization: Bearer [secret]")]
    [InlineData("绑定码：7K3M-Q2XW 无效", "绑定码：[secret] 无效")]
    [InlineData("/start 7K3MQ2XW", "/start [secret]")]
    [InlineData("?start=7K3MQ2XW", "?start=[secret]")]
    [InlineData("Detail: Key (\"Name\")=(Zhang San) already exists.", "Detail: Key (\"Name\")=([value])")]
    [InlineData("Detail: Failing row contains (1, Zhang San).", "Detail: Failing row contains ([value])")]
    public void These_are_masked(string text, string expected) => Assert.Equal(expected, Scrubber.Scrub(text));

    [Theory]
    [InlineData("1763847625123")]
    [InlineData("1763847625")]
    [InlineData("2026-11-22T21:40:25.1234567+08:00")]
    [InlineData("2026-11-22 21:40:25")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("0HN8138001380001:00000013")]
    [InlineData("c0a8138001380001fd430102860305123b")]
    [InlineData("d1380013-8000-4a02-8603-051234567890")]
    [InlineData("990102198603059012")]
    [InlineData("430102198613059012")]
    [InlineData("43010219860305901")]
    [InlineData("430102860230901")]
    [InlineData("12907310001")]
    [InlineData("113907310001")]
    [InlineData("139073100012")]
    [InlineData("0731-8872217")]
    [InlineData("430**************2")]
    [InlineData("20260101 20260102 20260103")]
    [InlineData("at Gradcheck.Bot.Updates.UpdateProcessor.HandleOneAsync() in UpdateProcessor.cs:line 123")]
    [InlineData("status code: 200, start page, key ABCDEFGH")]
    [InlineData("SQLite Error 19: 'UNIQUE constraint failed: Students.StudentNumber'.")]
    public void These_stay(string text) => Assert.Same(text, Scrubber.Scrub(text));

    [Fact]
    public void Long_digit_strings_are_masked_exactly_where_an_id_number_fits()
    {
        // Digits drawn so that provinces and dates turn up often.
        var piece = Gen.OneOf(
            Gen.Int[0, 99].Select(n => n.ToString("D2", CultureInfo.InvariantCulture)),
            Gen.Int[0, Likely.Length - 1].Select(n => Likely[n])
        );
        Gen.OneOf(piece, piece)
            .Array[1, 24]
            .Select(string.Concat)
            .Sample(
                text =>
                {
                    var clean = Scrubber.Scrub(text);
                    Assert.Equal(IdNumberOracle.Masked(text), clean.Replace("[phone]", "", StringComparison.Ordinal));
                },
                iter: 20_000,
                threads: 1
            );
    }

    [Fact]
    public void Time_stamps_ids_and_traces_stay_as_they_are()
    {
        Gen.Long[1_000_000_000_000, 2_000_000_000_000]
            .Sample(time => Assert.Equal($"{time} ms", Scrubber.Scrub($"{time} ms")), iter: 5_000, threads: 1);
        var random = new Random(5);
        var mangled = 0;
        for (var i = 0; i < 50_000; i++)
        {
            var trace = Convert.ToHexStringLower(BitConverter.GetBytes(random.NextInt64()));
            trace += Convert.ToHexStringLower(BitConverter.GetBytes(random.NextInt64()));
            var id = $"{random.NextInt64(long.MaxValue / 10, long.MaxValue)}";
            foreach (var text in (ReadOnlySpan<string>)[trace, id, $"{Guid.NewGuid()}"])
                mangled += Scrubber.Scrub(text) == text ? 0 : 1;
        }

        // Chance puts a province and a birth date into a few of 50,000 long ids: 0.05 % at most.
        Assert.InRange(mangled, 0, 75);
    }

    [Fact]
    public void A_megabyte_of_nearly_matching_text_does_not_hang_the_log()
    {
        foreach (
            var piece in (ReadOnlySpan<string>)["1", "4301021986", "password=", "://", "(", "gck", "%", "\\u00", "a"]
        )
        {
            var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
            Assert.NotEmpty(Scrubber.Scrub(text));
        }
    }
}
