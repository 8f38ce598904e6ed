using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Signing;
using Xunit;

namespace Gradcheck.Domain.Tests.Signing;

public sealed class SigningDeadlineTests
{
    [Theory]
    [InlineData("2008-12-08T23:59:59+08:00", false)]
    [InlineData("2008-12-08T15:59:59+00:00", false)]
    [InlineData("2008-12-08T16:00:00+00:00", true)]
    [InlineData("2008-12-09T00:00:00+08:00", true)]
    public void It_ends_with_its_day_in_Shanghai(string now, bool passed)
    {
        var settings = new CohortSettings { SigningDeadline = new DateOnly(2008, 12, 8) };

        Assert.Equal(passed, SigningDeadline.HasPassed(settings, DateTimeOffset.Parse(now)));
    }

    [Fact]
    public void Without_a_date_it_never_passes() =>
        Assert.False(SigningDeadline.HasPassed(new CohortSettings(), DateTimeOffset.MaxValue));
}
