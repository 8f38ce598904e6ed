using System.Globalization;
using Gradcheck.Bot.Logging.Scrubbing;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace Gradcheck.Bot.Logging;

/// <summary>
/// The last line before anything is written: renders the safe form of an event and looks once more at the
/// finished text. Every sink writes through one of these.
/// </summary>
public sealed class SafeLine : ITextFormatter
{
    private readonly ITextFormatter rendering;

    private SafeLine(ITextFormatter rendering) => this.rendering = rendering;

    /// <summary>For people: time, level, category, message, and an exception's lines indented below it.</summary>
    public static SafeLine Readable() =>
        new(
            new MessageTemplateTextFormatter(
                "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}"
            )
        );

    /// <summary>For machines: one event, one line of compact JSON (CLEF).</summary>
    public static SafeLine Json() => new(new CompactJsonFormatter());

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        rendering.Format(SafeEvent.Of(logEvent), line);
        output.Write(Scrubber.ScrubRendered(line.ToString()));
    }
}
