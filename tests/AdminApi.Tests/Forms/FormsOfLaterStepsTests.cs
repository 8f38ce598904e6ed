using Gradcheck.Domain.Storage;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Forms;

/// <summary>Corrections, photo days and the check on CHSI, row by row.</summary>
public sealed class FormsOfLaterStepsTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_errata_have_accepted_corrections_only(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api);

        var row = Assert.Single((await FormFile.GetAsync(await api.CollegeAsync("01"), "errata")).Rows());

        Assert.Equal(season.Corrected.StudentNumber, row["学号"]);
        Assert.Equal("姓名", row["勘误项目"]);
        Assert.Equal("李停", row["下发信息"]);
        Assert.Equal(season.Corrected.Name, row["正确信息"]);
        Assert.Equal("是", row["是否关键信息"]);
        Assert.Equal("录取时就错了", row["更正依据/证明材料"]);
        Assert.Equal("录取", row["填报审批表"]);
        Assert.Equal("", row["学生本人签名"]);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_photo_list_is_in_the_order_of_the_numbers_with_what_was_paid(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api);

        var file = await FormFile.GetAsync(await api.CollegeAsync("01"), "photo-list");

        var rows = file.Rows();
        var expected = season.Cohort.Of("01").Where(s => s != season.Removed).Append(season.Added).ToList();
        Assert.Equal(expected.Select(s => s.StudentNumber), rows.Select(r => r["学号"]));
        Assert.Equal(("101", "15 元", "000017"), (rows[0]["预拍摄序号"], rows[0]["交费金额"], rows[0]["收据号"]));
        Assert.Equal(season.Signed.IdNumber, rows[0]["身份证号"]);
        // The number of the removed student stays free.
        Assert.Equal(["101", "102", "103", "105"], rows.Take(4).Select(r => r["预拍摄序号"]));
        Assert.Equal(("", "尚无预拍摄序号"), (rows[^1]["预拍摄序号"], rows[^1]["备注"]));
        Assert.Contains($"应收 {15 * expected.Count} 元　　实收 15 元（大写：壹拾伍元整）", file.Text());
    }

    [Fact]
    public async Task The_photographer_gets_neither_names_nor_ID_numbers_when_the_cohort_says_so()
    {
        await using var api = await ApiHarness.StartAsync();
        var season = await FormSeason.AddAsync(api);
        await api.Writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                var cohort = await scope.Db.Cohorts.SingleAsync(c => c.Year == 2009);
                cohort.Settings = cohort.Settings with { VendorPrivacy = true };
                return true;
            }
        );

        var text = (await FormFile.GetAsync(await api.RegistrarAsync(), "photo-list", "01")).Text();

        Assert.Contains(season.Signed.StudentNumber, text);
        Assert.DoesNotContain("姓名", text);
        Assert.DoesNotContain(season.Cohort.Of("01"), s => text.Contains(s.Name) || text.Contains(s.IdNumber));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_schedule_says_when_staff_have_to_be_there(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api);

        var row = Assert.Single((await FormFile.GetAsync(await api.RegistrarAsync(), "photo-schedule")).Rows());

        Assert.Equal(("2008-12-13", "08:30–09:10", "至善楼104"), (row["日期"], row["时间"], row["地点"]));
        Assert.Equal("08:15", row["工作人员到位时间"]);
        Assert.Equal($"101–{100 + season.Cohort.Of("01").Count}", row["预拍摄序号起止"]);
        Assert.Equal($"{season.Cohort.Of("01").Count - 1}", row["人数"]);
        Assert.NotEqual("", row["联系电话"]);
        Assert.Empty((await FormFile.GetAsync(await api.CollegeAsync("02"), "photo-schedule")).Rows());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_CHSI_errata_say_what_is_shown_and_what_is_right(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var season = await FormSeason.AddAsync(api);

        var row = Assert.Single((await FormFile.GetAsync(await api.CollegeAsync("01"), "chsi-errata")).Rows());

        Assert.Equal(season.Changed.StudentNumber, row["学号"]);
        Assert.Equal(("姓名", "李停", season.Changed.Name), (row["错误项目"], row["网上显示信息"], row["正确信息"]));
        Assert.Equal(("2008-12-13", "102", "2008-12-03"), (row["拍摄日期"], row["预拍摄序号"], row["提交日期"]));
    }
}
