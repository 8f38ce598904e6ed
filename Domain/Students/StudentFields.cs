using System.Collections.Frozen;

namespace Gradcheck.Domain.Students;

/// <summary>The names of the record's fields: JSON name, Chinese heading, and the lists built on them.</summary>
public static class StudentFields
{
    private static readonly string[] JsonNames =
    [
        "studentNumber",
        "name",
        "sex",
        "birthDate",
        "politicalStatus",
        "major",
        "enrolmentDate",
        "programmeLength",
        "educationLevel",
        "ethnicGroup",
        "idNumber",
        "nativePlace",
        "college",
        "className",
        "remark",
    ];

    private static readonly string[] Headings =
    [
        "学号",
        "姓名",
        "性别",
        "出生日期",
        "政治面貌",
        "专业（方向）",
        "入学日期",
        "学制",
        "培养层次",
        "民族",
        "身份证号",
        "籍贯",
        "学院",
        "班级",
        "备注",
    ];

    private static readonly FrozenDictionary<string, StudentField> ByJsonName = Enum.GetValues<StudentField>()
        .ToFrozenDictionary(field => JsonNames[(int)field], StringComparer.Ordinal);

    /// <summary>Every field, in form order.</summary>
    public static IReadOnlyList<StudentField> All { get; } = Enum.GetValues<StudentField>();

    /// <summary>The fields a student checks and signs: all but the remark (notice section 一.1; product rule R3).</summary>
    public static IReadOnlyList<StudentField> Signed { get; } =
    [.. Enum.GetValues<StudentField>().Where(field => field != StudentField.Remark)];

    /// <summary>The field's JSON name, such as <c>idNumber</c>.</summary>
    public static string JsonName(this StudentField field) => JsonNames[(int)field];

    /// <summary>The field's heading on the forms, such as 身份证号.</summary>
    public static string Heading(this StudentField field) => Headings[(int)field];

    /// <summary>Finds a field by its JSON name; null when there is none of that name.</summary>
    public static StudentField? FromJsonName(string name) => ByJsonName.TryGetValue(name, out var field) ? field : null;
}
