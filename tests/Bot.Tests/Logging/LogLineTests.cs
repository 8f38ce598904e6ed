using System.Text.Json;
using Gradcheck.Bot.Conversation;
using Gradcheck.Bot.Logging;
using Gradcheck.Domain.Students;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Logging;
using Xunit;

namespace Gradcheck.Bot.Tests.Logging;

/// <summary>What a line of the log holds, in the real pipeline writing a real file. All people are made up.</summary>
public sealed class LogLineTests : IDisposable
{
    private const string Name = "张三丰";
    private const string Number = "430102198603059012";
    private const string Forgery =
        "李四\r\n[ERR] forged\u2028[ERR] forged\u2029\u001b[31mred\u009b0m\u0085\u202e\n{\"@l\":\"Error\"}";
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"gradcheck-log-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Objects_of_the_model_are_named_never_shown()
    {
        var student = new Student { CohortYear = 2009 };
        student.Replace(Record());
        var line = Write(log =>
            log.LogWarning(
                "{Who} {@Whole} {List} {@Wrapped} {Record} {Bytes}",
                student,
                student,
                new[] { student, student },
                new { Inner = Record(), Phone = "13907310001" },
                Record(),
                "430102198603059012"u8.ToArray()
            )
        );
        AssertClean(line);
        Assert.Contains("Student#0", line, StringComparison.Ordinal);
        Assert.Contains("StudentRecord", line, StringComparison.Ordinal);
        Assert.Contains("[18 bytes]", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Even_as_text_a_record_does_not_tell_what_it_holds() =>
        Assert.DoesNotContain(Name, $"{Record()} {new IncomingMessage("web", "1", "2", default, Name)}");

    [Fact]
    public void Values_named_like_a_field_of_the_record_are_withheld()
    {
        var line = Write(log =>
            log.LogWarning("{Name} {studentNumber} {NativePlace} {Phone} {Id}", "Zhang", "2005010101", "Xi", "1", 17)
        );
        Assert.DoesNotContain("Zhang", line, StringComparison.Ordinal);
        Assert.DoesNotContain("2005010101", line, StringComparison.Ordinal);
        Assert.Equal(17, JsonDocument.Parse(line).RootElement.GetProperty("Id").GetInt32());
    }

    [Fact]
    public void Any_other_value_is_scrubbed_wherever_it_hides()
    {
        var values = new Dictionary<string, object> { [Number] = Name, ["n"] = 430102198603059012 };
        var line = Write(log =>
        {
            using (
                log.BeginScope(
                    new Dictionary<string, object> { [$"p {Number}"] = Number, ["RequestPath"] = $"/{Name}" }
                )
            )
                log.LogWarning(
                    "{A} {B} {@C} {@D} {E} {F}",
                    Number,
                    430102198603059012,
                    values,
                    new { Note = $"{Name} {Number}", Deep = new { X = new[] { Number } } },
                    Uri.EscapeDataString(Name),
                    JsonSerializer.Serialize(Name)
                );
        });
        AssertClean(line);
    }

    [Fact]
    public void An_exception_keeps_its_trace_and_loses_what_it_quotes()
    {
        var line = Write(log => log.LogError(Thrown(), "failed"));
        AssertClean(line);
        Assert.DoesNotContain("Zhang", line, StringComparison.Ordinal);
        var text = JsonDocument.Parse(line).RootElement.GetProperty("@x").GetString()!;
        Assert.StartsWith("System.AggregateException", text, StringComparison.Ordinal);
        Assert.Contains("\n ---> System.FormatException: The input string '…'", text, StringComparison.Ordinal);
        Assert.Contains("LogLineTests", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_or_a_message_forges_no_line_and_colours_no_terminal_in_json()
    {
        var text = Write(log => Forge(log));
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        foreach (var line in lines)
            Assert.NotNull(JsonDocument.Parse(line).RootElement.GetProperty("@t").GetString());
        AssertHarmless(text);
    }

    [Fact]
    public void A_value_or_a_message_forges_no_line_and_colours_no_terminal_in_readable_lines()
    {
        var text = Write(log => Forge(log), readable: true);
        AssertHarmless(text);
        var events = text.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').ToList();
        Assert.All(
            events,
            line => Assert.Matches(@"^(\d\d:\d\d:\d\d (WRN|ERR) test: |System\.InvalidOperationException: )", line)
        );
        Assert.Equal(3, events.Count);
    }

    [Fact]
    public void Only_the_account_of_the_program_may_read_the_files()
    {
        Write(log => log.LogWarning("x"));
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode others = (UnixFileMode)0b111_111;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Directory.GetFiles(folder).Single()) & others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder) & others);
    }

    [Fact]
    public void Without_the_last_line_the_same_event_would_tell_everything()
    {
        // The control of this file: the values above do reach a sink that is not behind the last line.
        var text = new StringWriter();
        using (var plain = new Serilog.LoggerConfiguration().WriteTo.Sink(new PlainSink(text)).CreateLogger())
            plain.Warning("{A} {B}", Number, Name);
        Assert.Contains(Number, text.ToString(), StringComparison.Ordinal);
        Assert.Contains(Name, text.ToString(), StringComparison.Ordinal);
    }

    private static StudentRecord Record() =>
        new()
        {
            Name = Name,
            IdNumber = Number,
            StudentNumber = "2005010101",
        };

    private static void Forge(ILogger log)
    {
        log.LogWarning("{Channel}: {Note}", "web", Forgery);
        log.LogError(new InvalidOperationException(Forgery), "{Note} failed", Forgery);
    }

    private static AggregateException Thrown()
    {
        try
        {
            throw new FormatException($"The input string 'Zhang San' was not in a correct format: {Name} {Number}");
        }
        catch (FormatException fault)
        {
            return new AggregateException($"{Name}13907310001", fault, new ArgumentException("\"Zhang\" {Number}"));
        }
    }

    private static void AssertClean(string line)
    {
        foreach (
            var text in (ReadOnlySpan<string>)
                [Name, "张", Number, "19860305", "13907310001", "%E5", "\\u5f20", "\\u5F20"]
        )
            Assert.DoesNotContain(text, line, StringComparison.OrdinalIgnoreCase);
    }

    private static void AssertHarmless(string text)
    {
        Assert.DoesNotContain("\n[ERR]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n{\"@l\"", text, StringComparison.Ordinal);
        Assert.All(
            text,
            c => Assert.True(c == '\n' || (!char.IsControl(c) && c is not ('\u2028' or '\u2029' or '\u202e')))
        );
    }

    private string Write(Action<ILogger> write, bool readable = false)
    {
        if (readable)
        {
            var text = new StringWriter { NewLine = "\n" };
            using var logger = LogPipeline
                .Values()
                .WriteTo.Sink(new LineSink(SafeLine.Readable(), text))
                .CreateLogger();
            using var lines = new SerilogLoggerProvider(logger);
            write(lines.CreateLogger("test"));
            return text.ToString();
        }

        using (var provider = new SerilogLoggerProvider(LogPipeline.Create(false, "test", folder), dispose: true))
            write(provider.CreateLogger("test"));
        return File.ReadAllText(Directory.GetFiles(folder).Single()).ReplaceLineEndings("\n");
    }

    private sealed class LineSink(SafeLine format, TextWriter text) : Serilog.Core.ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent) => format.Format(logEvent, text);
    }

    private sealed class PlainSink(TextWriter text) : Serilog.Core.ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent) =>
            new Serilog.Formatting.Compact.CompactJsonFormatter().Format(logEvent, text);
    }
}
