using Xunit;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>Makes the forms of a synthetic college to look at them; docs/forms/pictures.sh runs it.</summary>
public sealed class FormPictures
{
    [Fact(Explicit = true)]
    public async Task The_forms_of_one_college_are_written_into_a_folder()
    {
        var folder = Environment.GetEnvironmentVariable("GRADCHECK_FORMS_FOLDER");
        Assert.NotNull(folder);
        await using var api = await ApiHarness.StartAsync();
        await FormSeason.AddAsync(api, size: 120);
        var college = await api.CollegeAsync("01");
        var list = await college.GetAsync("/api/cohorts/2009/forms").JsonAsync();

        foreach (var form in list.GetProperty("items").EnumerateArray())
        {
            var id = form.GetProperty("id").GetString();
            var content = await college.GetByteArrayAsync($"/api/cohorts/2009/forms/{id}.xlsx");
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{id}.xlsx"), content);
        }
    }
}
