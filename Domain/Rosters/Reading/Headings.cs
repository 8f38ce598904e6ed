using System.Collections.Frozen;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>Which field a heading means, as offices write it.</summary>
internal static class Headings
{
    private static readonly (StudentField Field, string[] Names)[] Synonyms =
    [
        (StudentField.StudentNumber, ["学号", "学生学号", "学号码", "学籍学号"]),
        (StudentField.Name, ["姓名", "学生姓名", "毕业生姓名", "名字"]),
        (StudentField.Sex, ["性别", "男女"]),
        (StudentField.BirthDate, ["出生日期", "出生年月日", "出生年月", "出生时间", "生日"]),
        (StudentField.PoliticalStatus, ["政治面貌", "政治面目"]),
        (
            StudentField.Major,
            ["专业(方向)", "专业", "专业方向", "专业及方向", "专业名称", "专业名称(方向)", "所学专业", "毕业专业"]
        ),
        (StudentField.EnrolmentDate, ["入学日期", "入学时间", "入学年月", "入学年月日"]),
        (StudentField.ProgrammeLength, ["学制", "修业年限", "学习年限"]),
        (StudentField.EducationLevel, ["培养层次", "层次", "学历层次", "办学层次", "培养类型"]),
        (StudentField.EthnicGroup, ["民族", "民族名称"]),
        (
            StudentField.IdNumber,
            [
                "身份证号",
                "身份证号码",
                "身份证",
                "身份证件号",
                "身份证件号码",
                "居民身份证号",
                "居民身份证号码",
                "公民身份号码",
                "公民身份证号",
                "证件号码",
            ]
        ),
        (StudentField.NativePlace, ["籍贯", "籍贯地"]),
        (StudentField.College, ["学院", "学院名称", "所在学院", "二级学院", "院系", "院(系)", "院系名称", "系别"]),
        (StudentField.ClassName, ["班级", "班级名称", "所在班级", "行政班", "行政班级", "班别"]),
        (StudentField.Remark, ["备注", "备注栏", "审核未通过原因"]),
    ];

    private static readonly FrozenDictionary<string, StudentField> ByName = Synonyms
        .SelectMany(row => row.Names.Append(row.Field.JsonName()).Select(name => (name, row.Field)))
        .ToFrozenDictionary(pair => HeadingText.Normalize(pair.name), pair => pair.Field, StringComparer.Ordinal);

    /// <summary>The field; null for a heading that is none of ours.</summary>
    public static StudentField? Find(string normalized) =>
        ByName.TryGetValue(normalized, out var field)
        || ByName.TryGetValue(HeadingText.WithoutBrackets(normalized), out field)
            ? field
            : null;
}
