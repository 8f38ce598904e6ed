using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Xunit;

namespace Gradcheck.Domain.Tests.Chsi;

public sealed class ChsiOpeningTests
{
    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    public void Forty_working_days_after_the_photo_days_of_the_notice_end_on_the_12th_of_February(int day)
    {
        var photo = new DateOnly(2008, 12, day);

        var after = ChsiOpening.Of(photo, new ChsiSettings(), WorkCalendar.Default);
        var on = ChsiOpening.Of(photo, new ChsiSettings { Opens = ChsiOpens.On }, WorkCalendar.Default);

        Assert.Equal(new ChsiOpening(new DateOnly(2009, 2, 13), false), after);
        Assert.Equal(new ChsiOpening(new DateOnly(2009, 2, 12), false), on);
    }

    [Fact]
    public void Beyond_the_published_calendar_the_date_is_provisional()
    {
        var unpublished = new DateOnly(WorkCalendar.Default.Years.Max() + 1, 3, 1);

        Assert.True(ChsiOpening.Of(unpublished, new ChsiSettings(), WorkCalendar.Default).Provisional);
    }

    [Fact]
    public void A_cleaned_answer_is_one_line_that_every_database_keeps()
    {
        Assert.Equal("照片 不是我 \ufffd", ChsiReport.Clean(" 照片\n不是\0我 \ud83d "));
    }
}
