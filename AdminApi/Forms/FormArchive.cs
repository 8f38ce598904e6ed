using System.IO.Compression;
using Gradcheck.Domain.Forms;
using Gradcheck.Domain.Forms.Layout;

namespace Gradcheck.AdminApi.Forms;

/// <summary>All forms in one file: a folder for each college, and one for what is of the whole university.</summary>
internal static class FormArchive
{
    public const string ContentType = "application/zip";

    /// <summary>Fills in every form of the scope.</summary>
    public static async Task<IReadOnlyList<FilledForm>> FillAsync(FormScope scope)
    {
        var filled = new List<FilledForm>();
        if (scope.Unit is null)
        {
            foreach (var form in FormCatalogue.All.Where(form => form.HoldsAllColleges))
                filled.Add(await FilledForm.ReadAsync(form, scope.Data, unit: null));
        }

        foreach (var college in scope.Data.Colleges)
        {
            foreach (var form in FormCatalogue.All)
                filled.Add(await FilledForm.ReadAsync(form, scope.Data, college));
        }

        return filled;
    }

    /// <summary>The archive.</summary>
    public static byte[] Write(IReadOnlyList<FilledForm> forms, IReadOnlyList<FormStamp> stamps, int year)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < forms.Count; i++)
            {
                // A workbook is compressed already.
                var path = $"{FolderOf(forms[i])}/{FileName(forms[i], year)}";
                using var entry = archive.CreateEntry(path, CompressionLevel.NoCompression).Open();
                entry.Write(FormWorkbook.Write(forms[i].Sheets, stamps[i]));
            }
        }

        return stream.ToArray();
    }

    /// <summary>Such as 附表1 2009届预计毕业生添加名单汇总表-文学院.xlsx.</summary>
    public static string FileName(FilledForm form, int year) =>
        Safe($"{form.Form.Title(year)}-{form.Unit?.Name ?? "全校"}") + ".xlsx";

    private static string FolderOf(FilledForm form) =>
        form.Unit is null ? "全校" : Safe($"{form.Unit.Code} {form.Unit.Name}");

    /// <summary>A college's name must not lead out of the folder the archive is unpacked into.</summary>
    private static string Safe(string name) =>
        string.Concat(name.Where(c => !char.IsControl(c) && !@"/\:*?""<>|".Contains(c))).Trim(' ', '.');
}
