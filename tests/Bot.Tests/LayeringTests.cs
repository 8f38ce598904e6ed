using System.Reflection;
using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Bot.Tests;

public sealed class LayeringTests
{
    [Theory]
    [InlineData("Telegram")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Gradcheck.Bot")]
    [InlineData("Gradcheck.AdminApi")]
    public void The_domain_knows_no_channel_and_no_HTTP(string prefix)
    {
        Assert.DoesNotContain(References(typeof(StudentRecord).Assembly), name => name.StartsWith(prefix));
    }

    [Fact]
    public void The_bot_does_not_know_the_admin_API()
    {
        Assert.DoesNotContain("Gradcheck.AdminApi", References(typeof(BotProgram).Assembly));
    }

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
}
