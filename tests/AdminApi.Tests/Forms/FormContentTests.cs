using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>What stands on the forms, row by row.</summary>
public sealed class FormContentTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_register_has_everybody_on_the_list_with_remarks_joined_and_signatures(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api);
        var college = await api.CollegeAsync("01");

        var rows = (await FormFile.GetAsync(college, "register")).Rows();

        var expected = season
            .Cohort.Of("01")
            .Append(season.Added)
            .Where(s => s != season.Removed)
            .OrderBy(s => s.Major, StringComparer.Ordinal)
            .ThenBy(s => s.ClassName, StringComparer.Ordinal)
            .ThenBy(s => s.StudentNumber, StringComparer.Ordinal)
            .ToList();
        Assert.Equal(expected.Count, rows.Count);
        foreach (var (i, record) in expected.Index())
        {
            Assert.Equal($"{i + 1}", rows[i]["序号"]);
            foreach (var field in StudentFields.Signed.Where(f => rows[i].ContainsKey(f.Heading())))
                Assert.Equal(record[field], rows[i][field.Heading()]);
            Assert.Equal(
                record == season.Changed
                    ? "姓名与招生数据不一致；休学（2006-09-01 校教〔2006〕8号）；复学（2007-09-01）；少数民族预科"
                    : record.Remark,
                rows[i]["备注"]
            );
            Assert.Equal(
                record == season.Signed ? $"2008-12-03 09:00\n{await TestCohort.ReceiptAsync(api, record)}" : "",
                rows[i]["学生本人签名"]
            );
        }
    }

    [Fact]
    public async Task A_signature_that_went_stale_leaves_the_place_to_sign_by_hand()
    {
        await using var api = await ApiHarness.StartAsync();
        var season = await FormSeason.AddAsync(api);
        var registrar = await api.RegistrarAsync();
        await registrar
            .SendJsonAsync(
                HttpMethod.Patch,
                TestCohort.Path(season.Signed),
                new { changes = new { className = "新闻0501" }, reason = "转班" }
            )
            .JsonAsync();

        var rows = (await FormFile.GetAsync(registrar, "register", "01")).Rows();

        Assert.Equal("", Assert.Single(rows, r => r["学号"] == season.Signed.StudentNumber)["学生本人签名"]);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Additions_and_removals_have_their_reasons(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api);
        var college = await api.CollegeAsync("01");

        var added = Assert.Single((await FormFile.GetAsync(college, "additions")).Rows());
        var removed = Assert.Single((await FormFile.GetAsync(college, "removals")).Rows());

        Assert.Equal(season.Added.StudentNumber, added["学号"]);
        Assert.Equal(season.Added.Name, added["姓名"]);
        Assert.Equal("名单遗漏", added["添加原因"]);
        Assert.Equal(season.Cohort.Colleges.Single(c => c.Code == "01").Name, added["学院"]);
        Assert.Equal(season.Removed.StudentNumber, removed["学号"]);
        Assert.Equal(season.Removed.IdNumber, removed["身份证号"]);
        Assert.Equal("退学", removed["删除原因"]);
        Assert.Equal("2008-12-03 校教〔2008〕12号", removed["异动日期及文号"]);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_headcount_equals_the_tallies_cell_by_cell(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api, size: 40);
        var registrar = await api.RegistrarAsync();
        var tallies = await registrar.GetAsync("/api/cohorts/2009/tallies").JsonAsync();

        var rows = (await FormFile.GetAsync(registrar, "headcount")).Rows();

        foreach (var tally in tallies.GetProperty("items").EnumerateArray().Append(tallies.GetProperty("total")))
        {
            // A college has several rows: by level, major and length.
            var own = rows.Where(r => r["学院"] == tally.GetProperty("name").GetString()).ToList();
            Assert.NotEmpty(own);
            int Sum(string heading) => own.Sum(r => int.Parse(r[heading]));
            int Count(string name) => tally.GetProperty(name).GetInt32();
            Assert.Equal(Count("issued"), Sum("下发人数"));
            Assert.Equal(Count("added"), Sum("添加人数"));
            Assert.Equal(Count("removed"), Sum("删除人数"));
            Assert.Equal(Count("expected"), Sum("预计毕业生人数"));
            Assert.Equal(Count("male"), Sum("其中男"));
            Assert.Equal(Count("female"), Sum("其中女"));
            Assert.Equal(Count("signed"), Sum("已签名人数"));
            var corrections = tally.GetProperty("corrections");
            Assert.Equal(corrections.GetProperty("admission").GetInt32(), Sum("录取更正"));
            Assert.Equal(corrections.GetProperty("enrolment").GetInt32(), Sum("学籍更正"));
        }

        Assert.Equal("合计", rows[^1]["学院"]);
        Assert.Equal("1", rows[^1]["添加人数"]);
        Assert.Equal("1", rows[^1]["删除人数"]);
        Assert.Equal("1", rows[^1]["勘误人数"]);
        Assert.Equal("40", rows[^1]["预计毕业生人数"]);
        Assert.Equal(season.Cohort.Students.Count, int.Parse(rows[^1]["下发人数"]));
    }

    [Fact]
    public async Task A_cohort_without_students_has_valid_empty_forms()
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api, size: 0);
        var registrar = await api.RegistrarAsync();
        var list = await registrar.GetAsync("/api/cohorts/2009/forms").JsonAsync();

        foreach (var form in list.GetProperty("items").EnumerateArray())
        {
            var file = await FormFile.GetAsync(registrar, form.GetProperty("id").GetString()!);
            Assert.Equal(0, form.GetProperty("rows").GetInt32());
            Assert.Empty(file.Rows());
            Assert.Contains("零报告", file.Text());
        }
    }
}
