using System.Data.Common;
using System.Text;
using System.Text.RegularExpressions;
using Gradcheck.Bot.Logging.Scrubbing;

namespace Gradcheck.Bot.Logging;

/// <summary>
/// What a log says of an exception: types, messages, stack traces, inner exceptions. Messages of exceptions quote what
/// a person sent ("The input string '…' was not in a correct format"): what they quote is left out, except from
/// the database, which quotes tables and columns.
/// </summary>
internal static partial class ExceptionText
{
    private const int MaxDepth = 6;

    public static string Of(Exception exception)
    {
        var text = new StringBuilder();
        Add(text, exception, "", MaxDepth);
        return text.ToString();
    }

    private static void Add(StringBuilder text, Exception exception, string prefix, int depth)
    {
        text.Append(prefix).Append(exception.GetType().FullName).Append(": ").Append(Message(exception));
        // Lines of ours are indented, so that nothing in a message can pass for the beginning of an event.
        foreach (var line in (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.Append("\n   ").Append(PlainText.OfValue(line.Trim()));
        if (depth == 0)
            return;
        IEnumerable<Exception> inner = exception switch
        {
            AggregateException several => several.InnerExceptions.Take(MaxDepth),
            { InnerException: { } one } => [one],
            _ => [],
        };
        foreach (var cause in inner)
            Add(text, cause, "\n ---> ", depth - 1);
    }

    private static string Message(Exception exception)
    {
        var message = PlainText.OfValue(exception.Message);
        return exception is DbException ? message : Quoted().Replace(message, "'…'");
    }

    [GeneratedRegex("""(?<![A-Za-z])'[^']*'(?![A-Za-z])|"[^"]*"|(?<=Path: )[^|]+(?= \|)|(?<=Actual value was ).*""")]
    private static partial Regex Quoted();
}
