using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Gradcheck.Domain.Tests.Corrections;

public sealed class RequestCorrectionTests
{
    public static TheoryData<DatabaseProvider, StudentField, string, string> Refusals()
    {
        var cases = new TheoryData<DatabaseProvider, StudentField, string, string>();
        foreach (var provider in TestDatabase.Providers.Select(row => (DatabaseProvider)row[0]))
        {
            cases.Add(provider, StudentField.Remark, "请改", "correction-field");
            cases.Add(provider, StudentField.Name, "李1", "correction-invalid");
            cases.Add(provider, StudentField.ClassName, "", "correction-invalid");
            cases.Add(provider, StudentField.ClassName, "\0", "correction-invalid");
            cases.Add(provider, StudentField.College, "\0\ud83d", "correction-invalid");
            cases.Add(provider, StudentField.College, "文学院", "correction-no-change");
            cases.Add(provider, StudentField.Major, " 汉语言文学 ", "correction-no-change");
            cases.Add(provider, StudentField.Name, "李汀", "correction-cause-missing");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_asked_for_is_refused_and_nothing_stored(
        DatabaseProvider provider,
        StudentField field,
        string typed,
        string code
    )
    {
        await using var one = await OneStudent.CreateAsync(provider);

        var result = await RequestAsync(one, field, typed);

        Assert.Equal(code, result.Refusal?.Code);
        Assert.Empty(await one.ReadAsync(db => db.Corrections.ToListAsync()));
        Assert.Empty(await one.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_refused_second_request_leaves_the_first_open(DatabaseProvider provider)
    {
        await using var one = await OneStudent.CreateAsync(provider);
        Assert.Null((await RequestAsync(one, StudentField.Major, "历史学")).Refusal);

        Assert.NotNull((await RequestAsync(one, StudentField.Major, "")).Refusal);

        var open = await one.ReadAsync(db => db.Corrections.SingleAsync());
        Assert.Equal(("历史学", CorrectionState.Pending), (open.NewValue, open.State));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Rare_characters_and_emoji_in_free_text_come_back_as_they_were(DatabaseProvider provider)
    {
        await using var one = await OneStudent.CreateAsync(provider);

        var result = await RequestAsync(one, StudentField.ClassName, "𠮷林班<b>😀");

        Assert.Null(result.Refusal);
        Assert.Equal("𠮷林班<b>😀", (await one.ReadAsync(db => db.Corrections.SingleAsync())).NewValue);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_removed_student_cannot_ask(DatabaseProvider provider)
    {
        await using var one = await OneStudent.CreateAsync(provider);
        await one.DoAsync<bool>(
            (scope, student) =>
            {
                student.RemovedAt = scope.Now;
                return Task.FromResult<Result<bool>>(true);
            }
        );

        Assert.Equal("student-removed", (await RequestAsync(one, StudentField.Major, "历史学")).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_withdraws_the_correction_of_another(DatabaseProvider provider)
    {
        await using var one = await OneStudent.CreateAsync(provider);
        var correction = (await RequestAsync(one, StudentField.Major, "历史学")).Value.Correction;

        var result = await one.DoAsync(scope => WithdrawCorrection.RunAsync(scope, one.Id + 1, correction.Id));

        Assert.Equal("correction-not-found", result.Refusal?.Code);
        Assert.Equal(CorrectionState.Pending, (await one.ReadAsync(db => db.Corrections.SingleAsync())).State);
    }

    private static Task<Result<CorrectionRequest>> RequestAsync(OneStudent one, StudentField field, string typed) =>
        one.DoAsync((scope, student) => RequestCorrection.RunAsync(scope, student, one.Settings, field, typed, null));
}
