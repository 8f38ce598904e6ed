namespace Gradcheck.Bot;

/// <summary>The settings are wrong and the program must not start. The message has one plain line for each problem.</summary>
public sealed class InvalidSettingsException(IReadOnlyList<string> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>What is wrong and what to do, one line each.</summary>
    public IReadOnlyList<string> Problems => problems;
}
