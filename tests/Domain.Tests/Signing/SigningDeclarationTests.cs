using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Signing;
using Xunit;

namespace Gradcheck.Domain.Tests.Signing;

public sealed class SigningDeclarationTests
{
    /// <summary>The fingerprint of every version's words; a new version is a new line.</summary>
    private static readonly Dictionary<int, string> Versions = new()
    {
        [1] = "88ce77ac8ab1725379ec288ddcd03605decb2e10e7b51490824a4add605bacf9",
    };

    [Fact]
    public void Other_words_need_another_version() =>
        Assert.Equal(Versions[SigningDeclaration.Version], ConsentText.HashOf(SigningDeclaration.Text));
}
