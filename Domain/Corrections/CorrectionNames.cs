namespace Gradcheck.Domain.Corrections;

/// <summary>What causes, forms and states are called.</summary>
public static class CorrectionNames
{
    /// <summary>The label of the cause, as the student picks it.</summary>
    public static string Label(this CorrectionCause cause) =>
        cause switch
        {
            CorrectionCause.Admission => "录取时就错了",
            CorrectionCause.Enrolment => "入学后本人申请改过",
            CorrectionCause.School => "学校录入有误",
            _ => throw new ArgumentOutOfRangeException(nameof(cause)),
        };

    /// <summary>The official title of the form; null when none is needed.</summary>
    public static string? Title(this CorrectionForm form) =>
        form switch
        {
            CorrectionForm.Admission => "《高等学校学生录取信息更正审批表》",
            CorrectionForm.Enrolment => "《高等学校学生学籍信息更正审批表》",
            CorrectionForm.None => null,
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };

    /// <summary>How many sets of the form and its evidence are handed in (product rule R4).</summary>
    public static int Copies(this CorrectionForm form) =>
        form switch
        {
            CorrectionForm.Admission => 3,
            CorrectionForm.Enrolment => 2,
            CorrectionForm.None => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };

    /// <summary>Where a correction stands, as people say it.</summary>
    public static string Label(this CorrectionState state) =>
        state switch
        {
            CorrectionState.Pending => "待审核",
            CorrectionState.Proposed => "学院已核实，待教务处审批",
            CorrectionState.Accepted => "已通过",
            CorrectionState.Rejected => "未通过",
            CorrectionState.Withdrawn => "已撤回",
            CorrectionState.Reverted => "通过后又撤销",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}
