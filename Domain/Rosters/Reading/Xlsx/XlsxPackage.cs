using System.IO.Compression;

namespace Gradcheck.Domain.Rosters.Reading.Xlsx;

/// <summary>A worksheet as the workbook lists it.</summary>
internal sealed record XlsxSheet(string Name, bool IsHidden, ZipArchiveEntry Part);

/// <summary>The parts of an .xlsx package that are needed to read its cells.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private readonly ZipArchive archive;

    public XlsxPackage(byte[] content)
    {
        archive = new ZipArchive(new MemoryStream(content, writable: false));
        var workbook = Relations("").FirstOrDefault(r => IsOf(r.Type, "officeDocument")).Target ?? "xl/workbook.xml";
        var relations = Relations(workbook);
        Sheets = ReadSheets(workbook, relations);
        Styles = XlsxStyles.Read(Part(relations, "styles"));
        Texts = XlsxTexts.Read(Part(relations, "sharedStrings"));
    }

    public IReadOnlyList<XlsxSheet> Sheets { get; }
    public XlsxStyles Styles { get; }

    /// <summary>The shared texts by number.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether serial dates count from 1904, as old Macs had it.</summary>
    public bool Counts1904 { get; private set; }

    public void Dispose() => archive.Dispose();

    private List<XlsxSheet> ReadSheets(string workbook, List<(string Id, string Type, string Target)> relations)
    {
        var sheets = new List<XlsxSheet>();
        foreach (var element in XlsxXml.Elements(Find(workbook) ?? throw new InvalidDataException("No workbook part.")))
        {
            if (element.LocalName == "workbookPr")
                Counts1904 = element.GetAttribute("date1904") is "1" or "true";
            if (element.LocalName != "sheet" || !element.MoveToFirstAttribute())
                continue;
            string name = "",
                state = "visible",
                id = "";
            do
            {
                if (element.LocalName == "name")
                    name = element.Value;
                else if (element.LocalName == "state")
                    state = element.Value;
                else if (element.LocalName == "id" && element.NamespaceURI.Length > 0)
                    id = element.Value;
            } while (element.MoveToNextAttribute());
            var relation = relations.FirstOrDefault(r => r.Id == id && IsOf(r.Type, "worksheet"));
            if (relation.Target is not null && Find(relation.Target) is { } part)
                sheets.Add(new XlsxSheet(name, state != "visible", part));
        }

        return sheets;
    }

    private ZipArchiveEntry? Part(List<(string Id, string Type, string Target)> relations, string type) =>
        relations.FirstOrDefault(r => IsOf(r.Type, type)).Target is { } target ? Find(target) : null;

    /// <summary>The relations of a part; of the package for an empty path.</summary>
    private List<(string Id, string Type, string Target)> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var folder = part[..slash];
        var relations = new List<(string, string, string)>();
        foreach (var element in XlsxXml.Elements(Find($"{folder}_rels/{part[slash..]}.rels")))
        {
            if (element.LocalName != "Relationship" || element.GetAttribute("TargetMode") == "External")
                continue;
            var target = element.GetAttribute("Target") ?? "";
            relations.Add(
                (element.GetAttribute("Id") ?? "", element.GetAttribute("Type") ?? "", Resolve(folder, target))
            );
        }

        return relations;
    }

    /// <summary>Targets are relative to their part's folder, or begin with a slash.</summary>
    private static string Resolve(string folder, string target) =>
        target.StartsWith('/') ? target[1..] : Join(folder.Split('/', StringSplitOptions.RemoveEmptyEntries), target);

    private static string Join(string[] folder, string target)
    {
        var path = new List<string>(folder);
        foreach (var step in target.Split('/', '\\'))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("" or "." or ".."))
                path.Add(step);
        }

        return string.Join('/', path);
    }

    private ZipArchiveEntry? Find(string path) =>
        archive.GetEntry(path)
        ?? archive.Entries.FirstOrDefault(e =>
            e.FullName.Replace('\\', '/').Equals(path, StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsOf(string? type, string kind) => type?.EndsWith("/" + kind, StringComparison.Ordinal) == true;
}
