using System.Text.Json;
using Xunit;

namespace Gradcheck.AdminApi.Tests;

public sealed class SettingsFileTests
{
    [Theory]
    [InlineData("Token")]
    [InlineData("WebhookSecret")]
    [InlineData("Password")]
    public void The_settings_file_holds_no_secret(string setting)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(RepositoryFile("appsettings.json")));

        Assert.DoesNotContain(Settings(settings.RootElement), property => property.NameEquals(setting));
    }

    private static IEnumerable<JsonProperty> Settings(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(property => Settings(property.Value).Prepend(property))
            : [];

    private static string RepositoryFile(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gradcheck.slnx")))
        {
            folder =
                folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, name);
    }
}
