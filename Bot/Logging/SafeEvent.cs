using System.Globalization;
using Gradcheck.Bot.Logging.Scrubbing;
using Gradcheck.Domain;
using Serilog.Events;
using Serilog.Parsing;

namespace Gradcheck.Bot.Logging;

/// <summary>
/// An event as it may be written: every value classified (<see cref="PersonalValues"/>) and scrubbed, on one line;
/// the exception as <see cref="ExceptionText"/> tells it; the time in Asia/Shanghai.
/// </summary>
internal static class SafeEvent
{
    private static readonly MessageTemplateParser Parser = new();

    public static LogEvent Of(LogEvent log) =>
        new(
            CampusTime.ToLocal(log.Timestamp),
            log.Level,
            log.Exception is { } exception ? new ToldException(ExceptionText.Of(exception)) : null,
            Template(log.MessageTemplate),
            log.Properties.Where(property => property.Key != "RequestPath").Select(Property),
            log.TraceId ?? default,
            log.SpanId ?? default
        );

    private static LogEventProperty Property(KeyValuePair<string, LogEventPropertyValue> property) =>
        new(
            PropertyName(property.Key),
            property switch
            {
                // Its Name is the name of a method of ours or the framework's.
                { Key: "EventId", Value: StructureValue { Properties: [{ Name: "Id", Value: var id }, ..] } } => Value(
                    id
                ),
                _ when PersonalValues.IsPersonal(property.Key) => PersonalValues.Withheld,
                _ => Value(property.Value),
            }
        );

    /// <summary>Templates are constants of the source and may be Chinese; scrubbed all the same.</summary>
    private static MessageTemplate Template(MessageTemplate template)
    {
        var text = PlainText.OneLine(Scrubber.Scrub(template.Text));
        return ReferenceEquals(text, template.Text) ? template : Parser.Parse(text);
    }

    private static string PropertyName(string name)
    {
        var clean = PlainText.OfValue(name);
        return LogEventProperty.IsValidName(clean) ? clean : "?";
    }

    private static LogEventPropertyValue Value(LogEventPropertyValue value) =>
        value switch
        {
            ScalarValue scalar => Scalar(scalar),
            SequenceValue sequence => new SequenceValue(sequence.Elements.Select(Value)),
            StructureValue structure => new StructureValue(
                structure.Properties.Select(property => new LogEventProperty(
                    PropertyName(property.Name),
                    PersonalValues.IsPersonal(property.Name) ? PersonalValues.Withheld : Value(property.Value)
                )),
                structure.TypeTag is { } tag ? PlainText.OfValue(tag) : null
            ),
            DictionaryValue dictionary => new SequenceValue(
                // A key may be anything, even two keys that look alike once scrubbed.
                dictionary.Elements.Select(element => new SequenceValue([Scalar(element.Key), Value(element.Value)]))
            ),
            _ => PersonalValues.Withheld,
        };

    private static ScalarValue Scalar(ScalarValue scalar)
    {
        switch (scalar.Value)
        {
            case null or bool or DateTime or DateTimeOffset or TimeSpan or Guid or Enum or float or double:
                return scalar;
            case string text:
                var clean = PlainText.OfValue(text);
                return ReferenceEquals(clean, text) ? scalar : new ScalarValue(clean);
            case IFormattable number when number.GetType().IsPrimitive || number is decimal:
                var written = number.ToString(null, CultureInfo.InvariantCulture);
                var scrubbed = PlainText.OfValue(written);
                return ReferenceEquals(scrubbed, written) ? scalar : new ScalarValue(scrubbed);
            case char character:
                return new ScalarValue(PlainText.OfValue(character.ToString()));
            case var other:
                return new ScalarValue(PlainText.OfValue(PersonalValues.Describe(other)));
        }
    }

    /// <summary>Stands for an exception whose text has been made safe.</summary>
    private sealed class ToldException(string text) : Exception
    {
        public override string ToString() => text;
    }
}
