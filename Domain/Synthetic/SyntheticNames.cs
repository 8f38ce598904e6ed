namespace Gradcheck.Domain.Synthetic;

/// <summary>Made-up names: the commonest surnames and given names, with the rarities a register really meets.</summary>
internal static class SyntheticNames
{
    // The commoner ones stand several times, so that they come up more often.
    private static readonly string[] Surnames =
    [
        .. "王李张刘陈杨黄周王李张刘陈杨黄周王李张刘陈吴徐孙胡朱高林何郭马罗".Select(c => c.ToString()),
        .. "梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘".Select(c => c.ToString()),
        .. "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟".Select(c => c.ToString()),
        "欧阳",
        "上官",
        "司马",
        "诸葛",
    ];

    private static readonly string[] Male =
    [
        .. "伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建文博志海晨立峰松".Select(c => c.ToString()),
    ];

    private static readonly string[] Female =
    [
        .. "芳娜敏静丽艳娟霞秀燕玲桂丹萍红玉兰洁梅琳雪慧婷佳倩莹颖雯璐怡薇晶欣思瑶梦菲蓉蕾悦".Select(c => c.ToString()),
    ];

    // Characters outside the BMP that are in the national list of standard characters and do occur in names.
    private static readonly string[] Rare = ["𣲗", "𬍛", "𬘓", "𬭎", "𬬱", "𬱖"];

    private static readonly string[] DottedMale = ["艾山", "买买提", "吐尔逊", "阿不都拉", "库尔班", "玉素甫"];
    private static readonly string[] DottedFemale =
    [
        "阿依古丽",
        "古丽娜",
        "帕提古丽",
        "热依汗",
        "米热古丽",
        "祖丽胡玛",
    ];

    /// <summary>A surname and a given name of one or two characters; one in 150 has a character outside the BMP.</summary>
    public static string Next(Random random, bool male)
    {
        var given = male ? Male : Female;
        var last = random.Next(150) == 0 ? Pick(random, Rare) : Pick(random, given);
        return random.Next(3) == 0
            ? Pick(random, Surnames) + last
            : Pick(random, Surnames) + Pick(random, given) + last;
    }

    /// <summary>A name and the father's name with a middle dot (U+00B7), as 维吾尔族 names are registered.</summary>
    public static string NextDotted(Random random, bool male) =>
        $"{Pick(random, male ? DottedMale : DottedFemale)}·{Pick(random, DottedMale)}";

    private static string Pick(Random random, string[] list) => list[random.Next(list.Length)];
}
