namespace Gradcheck.FakeTelegram;

/// <summary>The commands and the menu button the bot has set, as raw JSON; keyed by scope and language.</summary>
internal sealed class BotMenu
{
    private readonly Dictionary<string, string> _commands = [];

    public string? ButtonJson { get; set; }

    public string Commands(string scopeAndLanguage) => _commands.GetValueOrDefault(scopeAndLanguage, "[]");

    public void SetCommands(string scopeAndLanguage, string json) => _commands[scopeAndLanguage] = json;
}
