using ClosedXML.Excel;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>
/// The forms of a synthetic college in which everything happened once; docs/forms/pictures.sh has them kept in a folder to
/// look at.
/// </summary>
public sealed class FormPictures
{
    [Fact]
    public async Task Every_form_that_is_listed_opens_as_a_workbook_under_its_title()
    {
        var folder = Environment.GetEnvironmentVariable("GRADCHECK_FORMS_FOLDER");
        await using var api = await ApiHarness.StartAsync();
        await FormSeason.AddAsync(api, size: 120);
        var college = await api.CollegeAsync("01");
        var list = await college.GetAsync("/api/cohorts/2009/forms").JsonAsync();

        foreach (var form in list.GetProperty("items").EnumerateArray())
        {
            var id = form.GetProperty("id").GetString();
            var content = await college.GetByteArrayAsync($"/api/cohorts/2009/forms/{id}.xlsx");
            if (folder is not null)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{id}.xlsx"), content);
            using var workbook = new XLWorkbook(new MemoryStream(content));
            Assert.Contains(form.GetProperty("title").GetString()!, workbook.Worksheet(1).Cell(1, 1).GetString());
        }
    }
}
