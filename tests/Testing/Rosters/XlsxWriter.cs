using System.Globalization;
using System.IO.Compression;
using Gradcheck.Domain.Students;

namespace Gradcheck.Testing.Rosters;

/// <summary>Writes sheets as .xlsx, row by row: fast enough for 100,000 students in a second or two.</summary>
internal static class XlsxWriter
{
    private const int DateStyle = 1;

    public static void Write(Stream stream, IReadOnlyList<RosterSheet> sheets, bool inlineTexts)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        XlsxParts.Write(archive, [.. sheets.Select(sheet => sheet.Name)], withSharedStrings: !inlineTexts);
        var shared = inlineTexts ? null : new SharedStrings();
        for (var i = 0; i < sheets.Count; i++)
        {
            using var part = XlsxParts.Open(archive, XlsxParts.SheetPath(i));
            WriteSheet(part, sheets[i], shared);
        }

        if (shared is not null)
        {
            using var part = XlsxParts.Open(archive, XlsxParts.SharedStringsPath);
            shared.Write(part);
        }
    }

    private static void WriteSheet(TextWriter part, RosterSheet sheet, SharedStrings? shared)
    {
        part.Write(XlsxParts.Declaration);
        part.Write($"<worksheet xmlns=\"{XlsxParts.Namespace}\"><sheetData>");
        var number = 0;
        foreach (var row in sheet.Rows)
        {
            WriteRow(part, row, (++number).ToString(CultureInfo.InvariantCulture), shared);
        }

        part.Write("</sheetData>");
        if (sheet.Merged.Count > 0)
        {
            part.Write($"<mergeCells count=\"{sheet.Merged.Count}\">");
            foreach (var range in sheet.Merged)
            {
                part.Write($"<mergeCell ref=\"{range}\"/>");
            }

            part.Write("</mergeCells>");
        }

        part.Write("</worksheet>");
    }

    private static void WriteRow(TextWriter part, IReadOnlyList<CellValue> row, string number, SharedStrings? shared)
    {
        part.Write("<row r=\"");
        part.Write(number);
        part.Write("\">");
        for (var i = 0; i < row.Count; i++)
        {
            if (!row[i].IsEmpty)
            {
                part.Write("<c r=\"");
                part.Write(RosterSheet.ColumnName(i));
                part.Write(number);
                WriteValue(part, row[i], shared);
            }
        }

        part.Write("</row>");
    }

    private static void WriteValue(TextWriter part, CellValue cell, SharedStrings? shared)
    {
        switch (cell.Kind)
        {
            case CellKind.Number:
                part.Write($"\"><v>{cell.Number.ToString("R", CultureInfo.InvariantCulture)}</v></c>");
                break;
            case CellKind.Date:
                part.Write(
                    $"\" s=\"{DateStyle}\"><v>{cell.Date.ToOADate().ToString(CultureInfo.InvariantCulture)}</v></c>"
                );
                break;
            case CellKind.Boolean:
                part.Write($"\" t=\"b\"><v>{(cell.Number != 0 ? 1 : 0)}</v></c>");
                break;
            case CellKind.Error:
                part.Write($"\" t=\"e\"><v>{XlsxParts.Escape(cell.Text)}</v></c>");
                break;
            case CellKind.Text when shared is null:
                part.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                part.Write(XlsxParts.Escape(cell.Text));
                part.Write("</t></is></c>");
                break;
            case CellKind.Text:
                part.Write("\" t=\"s\"><v>");
                part.Write(shared.IndexOf(cell.Text));
                part.Write("</v></c>");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(cell));
        }
    }

    private sealed class SharedStrings
    {
        private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
        private readonly List<string> texts = [];

        public int IndexOf(string text)
        {
            if (!indexes.TryGetValue(text, out var index))
            {
                index = texts.Count;
                indexes.Add(text, index);
                texts.Add(text);
            }

            return index;
        }

        public void Write(TextWriter part)
        {
            part.Write(XlsxParts.Declaration);
            part.Write($"<sst xmlns=\"{XlsxParts.Namespace}\" uniqueCount=\"{texts.Count}\">");
            foreach (var text in texts)
            {
                part.Write("<si><t xml:space=\"preserve\">");
                part.Write(XlsxParts.Escape(text));
                part.Write("</t></si>");
            }

            part.Write("</sst>");
        }
    }
}
