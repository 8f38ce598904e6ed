using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Tallies;

namespace Gradcheck.Domain.Forms.Kinds;

/// <summary>附表4: how many students there are, from the same counts as the tallies (product rule R14).</summary>
public sealed class HeadcountForm : ListForm<Tally>
{
    public override string Id => "headcount";
    public override string Annex => "附表4";
    public override bool HoldsAllColleges => true;

    public override string Name(int year) => $"{year}届预计毕业生人数统计表";

    public override IdNumbersInFile IdNumbers(CohortSettings cohort) => IdNumbersInFile.None;

    protected override IReadOnlyList<FormColumn<Tally>> Columns(FormData data) =>
        [
            new("学院", 20, t => t.College.Length == 0 ? t.Name : data.CollegeName(t.College)),
            new("培养层次", 10, t => t.Level),
            new("专业（方向）", 24, t => t.College.Length == 0 ? "" : t.Name, IsLeft: true),
            new("学制", 6, t => t.ProgrammeLength),
            new("下发人数", 9, t => t.Issued),
            new("添加人数", 9, t => t.Added),
            new("删除人数", 9, t => t.Removed),
            new("预计毕业生人数", 12, t => t.Expected),
            new("其中男", 8, t => t.Male),
            new("其中女", 8, t => t.Female),
            new("已签名人数", 11, t => t.Signed),
            new("勘误人数", 9, t => t.Corrected),
            new("录取更正", 9, t => t.CorrectionsAdmission),
            new("学籍更正", 9, t => t.CorrectionsEnrolment),
            new("备注", 16, _ => "", IsLeft: true),
        ];

    protected override async Task<IReadOnlyList<Tally>> RowsAsync(FormData data, College? unit)
    {
        var levels = data
            .Cohort.Settings.EducationLevels.Distinct()
            .Index()
            .ToDictionary(level => level.Item, level => level.Index);
        var tallies = await data.HeadcountAsync(unit);
        return
        [
            .. tallies
                .OrderBy(t => t.College, StringComparer.Ordinal)
                .ThenBy(t => levels.GetValueOrDefault(t.Level, int.MaxValue))
                .ThenBy(t => t.Name, StringComparer.Ordinal)
                .ThenBy(t => t.ProgrammeLength, StringComparer.Ordinal),
        ];
    }

    protected override Tally Total(IReadOnlyList<Tally> rows) => Tally.Sum(rows);

    protected override IReadOnlyList<string> Foot(FormData data, IReadOnlyList<Tally> rows) =>
        ["下发人数 ＋ 添加人数 － 删除人数 ＝ 预计毕业生人数", .. SignatureLines.TeachingOffice];
}
