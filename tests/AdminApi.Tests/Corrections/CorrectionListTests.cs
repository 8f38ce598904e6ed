using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gradcheck.AdminApi.Tests.Rosters;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Domain.Synthetic;
using Gradcheck.Testing;
using Xunit;

namespace Gradcheck.AdminApi.Tests.Corrections;

public sealed class CorrectionListTests
{
    private const string List = "/api/cohorts/2009/corrections";

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_list_is_narrowed_and_paged(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var (cohort, ids) = await FourAsync(api);
        var registrar = await api.RegistrarAsync();
        var first = cohort.Of("01")[0];

        (string Query, int[] Expected)[] table =
        [
            ("", [0, 1, 2, 3]),
            ("?key=true", [0, 1]),
            ("?key=false", [2, 3]),
            ("?field=major", [2]),
            ("?college=02", [3]),
            ($"?class={Uri.EscapeDataString(first.ClassName)}&field=name", [0]),
            ($"?search={first.StudentNumber}", [0, 1]),
            ($"?search={Uri.EscapeDataString(first.Name)}&key=true", [0, 1]),
            ("?state=pending&college=01&limit=500", [0, 1, 2]),
            ("?state=proposed", []),
        ];
        foreach (var (query, expected) in table)
        {
            var list = await registrar.GetAsync(List + query).JsonAsync();
            Assert.Equal(expected.Select(i => ids[i]), IdsOf(list));
        }

        var page = await registrar.GetAsync($"{List}?limit=3").JsonAsync();
        var rest = await registrar.GetAsync($"{List}?limit=3&after={page.Text("after")}").JsonAsync();
        Assert.Equal(ids, IdsOf(page).Concat(IdsOf(rest)));
        Assert.Null(rest.Text("after"));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Name_and_ID_number_changed_together_are_warned_of_and_the_number_is_masked(
        DatabaseProvider provider
    )
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var (cohort, _) = await FourAsync(api);
        var college = await api.CollegeAsync("01");

        var list = await college.GetAsync($"{List}?key=true").JsonAsync();

        Assert.DoesNotContain(cohort.Of("01")[0].IdNumber, list.ToString());
        Assert.All(
            list.GetProperty("items").EnumerateArray(),
            item =>
                Assert.Contains(
                    item.GetProperty("warnings").EnumerateArray(),
                    warning => warning.Text("rule") == "name-and-id-changed"
                )
        );
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Many_are_decided_at_once_and_each_says_what_happened(DatabaseProvider provider)
    {
        await using var api = await ApiHarness.StartAsync(provider);
        var (_, ids) = await FourAsync(api);
        var (college, registrar) = (await api.CollegeAsync("01"), await api.RegistrarAsync());
        var path = $"{List}/decide";

        var answer = await college
            .PostAsJsonAsync(
                path,
                new
                {
                    ids = new[] { ids[0], ids[2], ids[3], ids[2], 99 },
                    decision = "accept",
                    evidence = "身份证",
                }
            )
            .JsonAsync();

        Assert.Equal(
            ["proposed", "accepted", "correction-not-found", "correction-not-found"],
            answer.GetProperty("items").EnumerateArray().Select(i => i.Text("state") ?? i.Text("code"))
        );
        Assert.Equal((2, 2), (answer.Int("done"), answer.Int("refused")));

        var rejected = await registrar
            .PostAsJsonAsync(
                path,
                new
                {
                    ids,
                    decision = "reject",
                    reason = "材料不全",
                }
            )
            .JsonAsync();
        Assert.Equal(
            ["rejected", "rejected", "correction-decided", "rejected"],
            rejected.GetProperty("items").EnumerateArray().Select(i => i.Text("state") ?? i.Text("code"))
        );
    }

    [Theory]
    [InlineData("""{"ids":[1]}""", "decision-missing")]
    [InlineData("""{"ids":[],"decision":"accept"}""", "ids-invalid")]
    [InlineData("""{"decision":"accept"}""", "ids-invalid")]
    public async Task A_bulk_decision_has_to_say_what_and_which(string body, string code)
    {
        await using var api = await ApiHarness.StartAsync();
        await TestCohort.AddAsync(api);
        var college = await api.CollegeAsync("01");

        await college
            .PostAsync($"{List}/decide", new StringContent(body, null, "application/json"))
            .ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    /// <summary>Of college 01: name and ID number of one student, the major of another; of college 02 one native place.</summary>
    private static async Task<(SyntheticCohort Cohort, long[] Ids)> FourAsync(ApiHarness api)
    {
        var cohort = await TestCohort.AddAsync(api);
        var (one, two, foreign) = (cohort.Of("01")[0], cohort.Of("01")[1], cohort.Of("02")[0]);
        var digits = one.IdNumber[..16] + (char)('0' + (one.IdNumber[16] - '0' + 2) % 10);
        var idNumber = digits + IdNumber.CheckCharacter(digits);
        return (
            cohort,
            [
                await api.AskAsync(one, StudentField.Name, one.Name + "珊", CorrectionCause.Admission),
                await api.AskAsync(one, StudentField.IdNumber, idNumber, CorrectionCause.Admission),
                await api.AskAsync(two, StudentField.Major, "历史学"),
                await api.AskAsync(foreign, StudentField.NativePlace, "湖南省汨罗市"),
            ]
        );
    }

    private static IEnumerable<long> IdsOf(JsonElement list) =>
        list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64());
}
