using System.Text;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>A .csv file as one sheet. Fields may be quoted and hold line ends; every field is a text.</summary>
internal sealed class CsvSource : RosterSource
{
    private readonly StreamReader reader;
    private readonly char separator;
    private readonly List<string> fields = [];
    private readonly StringBuilder field = new();
    private bool started;

    public CsvSource(byte[] content)
    {
        separator = FindSeparator(content);
        reader = CsvText.Open(content);
        if (reader.Peek() == '\ufeff')
            reader.Read();
    }

    public override string SheetName => "CSV";
    public override bool IsHidden => false;
    public override int Columns => fields.Count;

    public override CellValue Cell(int column) =>
        column < fields.Count ? CellValue.FromText(fields[column]) : CellValue.Empty;

    public override void Dispose() => reader.Dispose();

    protected override bool MoveToNextSheet() => !started && (started = true);

    protected override bool ReadRow()
    {
        RowNumber++;
        fields.Clear();
        if (reader.Peek() < 0)
            return false;
        while (ReadField()) { }

        return true;
    }

    /// <summary>Reads one field; false when it was the last of its row.</summary>
    private bool ReadField()
    {
        field.Clear();
        var quoted = reader.Peek() == '"';
        if (quoted)
        {
            reader.Read();
            ReadQuoted();
        }

        var isFormula = false;
        while (true)
        {
            var c = reader.Read();
            if (c < 0 || c == separator || c is '\r' or '\n')
            {
                if (c == '\r' && reader.Peek() == '\n')
                    reader.Read();
                fields.Add(TextOf(isFormula));
                if (fields.Count > RosterLimits.Columns)
                    throw new RosterRefusedException(FileRefusals.TooWide(SheetName, fields.Count));
                return c == separator;
            }

            // ="0123" is how people keep Excel from reading a number.
            if (c == '"' && field.Length == 1 && field[0] == '=' && !quoted)
            {
                isFormula = true;
                field.Clear();
                ReadQuoted();
                continue;
            }

            Append(c);
        }
    }

    private void ReadQuoted()
    {
        while (true)
        {
            var c = reader.Read();
            if (c < 0)
                throw new RosterRefusedException(FileRefusals.Quote);
            if (c == '"')
            {
                if (reader.Peek() != '"')
                    return;
                reader.Read();
            }

            Append(c);
        }
    }

    private void Append(int c)
    {
        if (field.Length >= RosterLimits.CellCharacters)
            throw new RosterRefusedException(FileRefusals.Quote);
        field.Append((char)c);
    }

    private string TextOf(bool isFormula)
    {
        var text = field.ToString();
        return !isFormula && text is ['=', '"', .., '"'] ? text[2..^1] : text;
    }

    /// <summary>The separator that occurs most often in the first lines.</summary>
    private static char FindSeparator(byte[] content)
    {
        var start = content.AsSpan(0, Math.Min(content.Length, 4096));
        var (commas, tabs, semicolons) = (start.Count((byte)','), start.Count((byte)'\t'), start.Count((byte)';'));
        return tabs > commas && tabs > semicolons ? '\t'
            : semicolons > commas ? ';'
            : ',';
    }
}
