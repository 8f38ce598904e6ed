using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Signing;

public sealed class SignatureTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_signature_covers_the_record_until_it_changes_and_the_changes_are_listed(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var registrar = await api.RegistrarAsync();
        await TestCohort.SignAsync(api, student);
        var path = $"/api/signatures/{await TestCohort.ReceiptAsync(api, student)}";

        var before = await registrar.GetAsync(path).JsonAsync();
        await ChangeAsync(registrar, student, new { major = "数学", nativePlace = "湖南省长沙市" });
        var after = await registrar.GetAsync(path).JsonAsync();

        Assert.Equal("valid", before.GetProperty("standing").GetString());
        Assert.All(Checks(before), check => Assert.Equal("fits", check.Value));
        Assert.Empty(before.GetProperty("changes").EnumerateArray());
        Assert.Equal("stale", after.GetProperty("standing").GetString());
        Assert.Equal(["today"], Checks(after).Where(check => check.Value == "fails").Select(check => check.Key));
        Assert.Equal(
            [("major", student.Major, "数学"), ("nativePlace", student.NativePlace, "湖南省长沙市")],
            after
                .GetProperty("changes")
                .EnumerateArray()
                .Select(c => (Text(c, "field"), Text(c, "signed"), Text(c, "now")))
        );
    }

    [Fact]
    public async Task A_changed_ID_number_is_masked_and_told_by_the_places_that_differ()
    {
        await using var api = await ApiHarness.StartAsync();
        var cohort = await TestCohort.AddAsync(api);
        var student = cohort.Of("01")[0];
        var registrar = await api.RegistrarAsync();
        await TestCohort.SignAsync(api, student);
        var other = OtherIdNumber(student.IdNumber);
        await ChangeAsync(registrar, student, new { idNumber = other });

        var listed = await registrar.GetAsync($"{TestCohort.Path(student)}/signatures").JsonAsync();

        var change = listed.GetProperty("items")[0].GetProperty("changes")[0];
        Assert.Equal(IdNumber.Mask(student.IdNumber), Text(change, "signed"));
        Assert.Equal(IdNumber.Mask(other), Text(change, "now"));
        Assert.Matches("^第 1[67](、18)? 位不同$|^第 17、18 位不同$", Text(change, "note"));
        Assert.DoesNotContain(student.IdNumber, listed.ToString());
        Assert.DoesNotContain(other, listed.ToString());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task All_signatures_of_a_student_are_listed_newest_first_and_paged(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var registrar = await api.RegistrarAsync();
        var receipts = new List<string>();
        foreach (var major in new[] { "数学", "物理", "化学" })
        {
            await ChangeAsync(registrar, student, new { major });
            await TestCohort.SignAsync(api, student);
            receipts.Add(await TestCohort.ReceiptAsync(api, student));
        }

        var path = $"{TestCohort.Path(student)}/signatures?limit=2";
        var first = await registrar.GetAsync(path).JsonAsync();
        var second = await registrar.GetAsync($"{path}&after={Text(first, "after")}").JsonAsync();

        var items = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray());
        Assert.Equal(
            [(receipts[2], "valid"), (receipts[1], "replaced"), (receipts[0], "replaced")],
            items.Select(s => (Text(s, "receipt"), Text(s, "standing")))
        );
        Assert.Equal(JsonValueKind.Null, second.GetProperty("after").ValueKind);
        Assert.Contains(receipts[1], items.Last().GetProperty("checks").ToString());
    }

    [Fact]
    public async Task A_late_signature_counts_and_says_so_even_when_the_deadline_is_moved_afterwards()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        var registrar = await api.RegistrarAsync();
        await SetDeadlineAsync(registrar, "2008-12-01");
        await TestCohort.SignAsync(api, student);
        await SetDeadlineAsync(registrar, "2008-12-31");

        var path = $"/api/signatures/{await TestCohort.ReceiptAsync(api, student)}";
        var signature = await registrar.GetAsync(path).JsonAsync();

        Assert.Equal("valid", Text(signature, "standing"));
        Assert.True(signature.GetProperty("late").GetBoolean());
        Assert.Equal("note", Checks(signature)["late"]);
    }

    [Fact]
    public async Task A_receipt_is_found_however_it_is_typed_and_only_by_the_own_college()
    {
        await using var api = await ApiHarness.StartAsync();
        var student = (await TestCohort.AddAsync(api)).Of("01")[0];
        await TestCohort.SignAsync(api, student);
        var receipt = await TestCohort.ReceiptAsync(api, student);
        var (own, foreign) = (await api.CollegeAsync("01"), await api.CollegeAsync("02"));

        foreach (var typed in new[] { receipt, receipt.ToLowerInvariant(), receipt.Replace("-", "") })
            Assert.Equal(receipt, Text(await own.GetAsync($"/api/signatures/{typed}").JsonAsync(), "receipt"));
        var others = await foreign
            .GetAsync($"/api/signatures/{receipt}")
            .ProblemAsync(HttpStatusCode.NotFound, "receipt-unknown");
        var unknown = await foreign
            .GetAsync("/api/signatures/333-333-333")
            .ProblemAsync(HttpStatusCode.NotFound, "receipt-unknown");
        Assert.Equal(Text(unknown, "title"), Text(others, "title"));
        await own.GetAsync("/api/signatures/OIL").ProblemAsync(HttpStatusCode.BadRequest, "receipt-invalid");
    }

    private static Dictionary<string, string> Checks(JsonElement signature) =>
        signature
            .GetProperty("checks")
            .EnumerateArray()
            .ToDictionary(check => Text(check, "part"), check => Text(check, "result"));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static Task ChangeAsync(HttpClient registrar, StudentRecord student, object changes) =>
        registrar.PatchAsJsonAsync(TestCohort.Path(student), new { changes, reason = "招生数据有误" }).JsonAsync();

    private static Task SetDeadlineAsync(HttpClient registrar, string day) =>
        registrar.PatchAsJsonAsync("/api/cohorts/2009", new { signingDeadline = day }).JsonAsync();

    /// <summary>Another well-formed number of the same birth date and sex.</summary>
    private static string OtherIdNumber(string id)
    {
        var digits = id[..16] + (char)('0' + (id[16] - '0' + 2) % 10);
        return digits + IdNumber.CheckCharacter(digits);
    }
}
