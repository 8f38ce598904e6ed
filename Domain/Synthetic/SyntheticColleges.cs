namespace Gradcheck.Domain.Synthetic;

/// <summary>A major as it is registered, and the short form class names use.</summary>
internal sealed record SyntheticMajor(string Name, string ClassPrefix, int Years = 4);

/// <summary>The colleges a synthetic university can have, in the order in which they are taken.</summary>
internal static class SyntheticColleges
{
    public static IReadOnlyList<(string Name, IReadOnlyList<SyntheticMajor> Majors)> All { get; } =
    [
        ("文学院", [new("汉语言文学（师范）", "汉语言文学"), new("新闻学", "新闻学"), new("对外汉语", "对外汉语")]),
        ("外国语学院", [new("英语（师范）", "英语"), new("日语", "日语"), new("法语", "法语")]),
        (
            "数学与计算机科学学院",
            [
                new("数学与应用数学（师范）", "数学"),
                new("计算机科学与技术", "计算机"),
                new("信息与计算科学", "信息与计算"),
            ]
        ),
        ("物理与信息科学学院", [new("物理学（师范）", "物理学"), new("电子信息工程", "电子信息")]),
        ("化学化工学院", [new("化学（师范）", "化学"), new("应用化学", "应用化学")]),
        ("生命科学学院", [new("生物科学（师范）", "生物科学"), new("园林", "园林")]),
        ("经济管理学院", [new("国际经济与贸易", "国贸"), new("会计学", "会计学"), new("旅游管理", "旅游管理")]),
        ("法学院", [new("法学", "法学"), new("思想政治教育（师范）", "思政")]),
        ("教育科学学院", [new("学前教育", "学前教育"), new("应用心理学", "应用心理学")]),
        ("历史文化学院", [new("历史学（师范）", "历史学"), new("文物与博物馆学", "文博")]),
        ("资源环境学院", [new("地理科学（师范）", "地理科学"), new("环境科学", "环境科学")]),
        ("土木建筑学院", [new("土木工程", "土木工程"), new("建筑学", "建筑学", 5)]),
        ("医学院", [new("护理学", "护理学"), new("临床医学", "临床医学", 5)]),
        ("机电工程学院", [new("机械设计制造及其自动化", "机械"), new("电气工程及其自动化", "电气")]),
        ("美术学院", [new("美术学（师范）", "美术学"), new("艺术设计（环境艺术方向）", "环境艺术")]),
        ("音乐学院", [new("音乐学（师范）", "音乐学"), new("舞蹈学", "舞蹈学")]),
        ("体育学院", [new("体育教育（师范）", "体育教育"), new("社会体育", "社会体育")]),
        ("新闻传播学院", [new("广告学", "广告学"), new("播音与主持艺术", "播音主持")]),
        ("公共管理学院", [new("行政管理", "行政管理"), new("公共事业管理", "公共事业")]),
        ("软件学院", [new("软件工程", "软件工程"), new("数字媒体技术", "数字媒体")]),
    ];
}
