using Spectre.Console;

namespace Gradcheck.AdminApi.Cli;

/// <summary>What the doctor found, one line each.</summary>
internal sealed class DoctorReport
{
    private readonly List<(string Mark, string What, string Text)> lines = [];
    private bool failed;

    public void Good(string what, string text) => lines.Add(("[green]✓[/]", what, text));

    public void Warn(string what, string text) => lines.Add(("[yellow]![/]", what, text));

    public void Bad(string what, string text)
    {
        failed = true;
        lines.Add(("[red]✗[/]", what, text));
    }

    /// <summary>Prints the lines.</summary>
    /// <returns>0, or 1 when something must be mended before the service can work.</returns>
    public int Print()
    {
        foreach (var (mark, what, text) in lines)
            AnsiConsole.MarkupLine($"{mark} {what}：{Markup.Escape(text)}");
        AnsiConsole.MarkupLine(failed ? "[red]有问题需要处理。[/]" : "[green]可以运行。[/]");
        return failed ? 1 : 0;
    }
}
