using System.IO.Compression;
using System.Xml.Linq;

namespace Gradcheck.Domain.Forms.Layout;

/// <summary>
/// The library names the rows to repeat without their sheet (<c>1:3</c>), which Excel bears with and LibreOffice does
/// not: its printed pages had headings on the first one only. Writes <c>'文学院'!$1:$3</c> instead.
/// </summary>
internal static class PrintTitles
{
    private const string Name = "_xlnm.Print_Titles";
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Repairs the workbook in the stream.</summary>
    public static void Repair(MemoryStream workbook)
    {
        using var package = new ZipArchive(workbook, ZipArchiveMode.Update, leaveOpen: true);
        var part = package.GetEntry("xl/workbook.xml")!;
        XDocument document;
        using (var read = part.Open())
            document = XDocument.Load(read);
        var sheets = document.Descendants(Main + "sheet").Select(sheet => (string)sheet.Attribute("name")!).ToList();
        foreach (
            var name in document.Descendants(Main + "definedName").Where(n => (string?)n.Attribute("name") == Name)
        )
            name.Value = $"'{sheets[(int)name.Attribute("localSheetId")!]}'!$1:${FormPage.HeadingRows}";
        using var write = part.Open();
        write.SetLength(0);
        document.Save(write);
    }
}
