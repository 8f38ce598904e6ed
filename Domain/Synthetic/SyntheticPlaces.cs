namespace Gradcheck.Domain.Synthetic;

/// <summary>A county of the GB/T 2260 list, unchanged in name and code since at least 2002.</summary>
/// <param name="AreaCode">The first six digits of the ID numbers issued there.</param>
/// <param name="NativePlace">The 籍贯 text, such as 湖南省长沙县.</param>
internal readonly record struct SyntheticPlace(string AreaCode, string NativePlace);

/// <summary>
/// Where synthetic students come from: more than half from 湖南, the rest from all over the country. Only counties
/// that keep name and code through the years, so that the list fits a cohort of any year.
/// </summary>
internal static class SyntheticPlaces
{
    /// <summary>Home of the students of the university's own province.</summary>
    public static IReadOnlyList<SyntheticPlace> Hunan { get; } =
    [
        new("430121", "湖南省长沙县"),
        new("430181", "湖南省浏阳市"),
        new("430223", "湖南省攸县"),
        new("430224", "湖南省茶陵县"),
        new("430225", "湖南省炎陵县"),
        new("430281", "湖南省醴陵市"),
        new("430321", "湖南省湘潭县"),
        new("430381", "湖南省湘乡市"),
        new("430382", "湖南省韶山市"),
        new("430421", "湖南省衡阳县"),
        new("430422", "湖南省衡南县"),
        new("430423", "湖南省衡山县"),
        new("430426", "湖南省祁东县"),
        new("430481", "湖南省耒阳市"),
        new("430482", "湖南省常宁市"),
        new("430522", "湖南省新邵县"),
        new("430524", "湖南省隆回县"),
        new("430525", "湖南省洞口县"),
        new("430528", "湖南省新宁县"),
        new("430529", "湖南省城步苗族自治县"),
        new("430581", "湖南省武冈市"),
        new("430621", "湖南省岳阳县"),
        new("430623", "湖南省华容县"),
        new("430626", "湖南省平江县"),
        new("430681", "湖南省汨罗市"),
        new("430723", "湖南省澧县"),
        new("430725", "湖南省桃源县"),
        new("430726", "湖南省石门县"),
        new("430821", "湖南省慈利县"),
        new("430822", "湖南省桑植县"),
        new("430922", "湖南省桃江县"),
        new("430923", "湖南省安化县"),
        new("430981", "湖南省沅江市"),
        new("431021", "湖南省桂阳县"),
        new("431124", "湖南省道县"),
    ];

    /// <summary>Home of the students of other provinces.</summary>
    public static IReadOnlyList<SyntheticPlace> Elsewhere { get; } =
    [
        new("110108", "北京市海淀区"),
        new("120104", "天津市南开区"),
        new("130123", "河北省正定县"),
        new("140221", "山西省阳高县"),
        new("150581", "内蒙古自治区霍林郭勒市"),
        new("210323", "辽宁省岫岩满族自治县"),
        new("220281", "吉林省蛟河市"),
        new("230125", "黑龙江省宾县"),
        new("320281", "江苏省江阴市"),
        new("320324", "江苏省睢宁县"),
        new("330127", "浙江省淳安县"),
        new("330382", "浙江省乐清市"),
        new("340122", "安徽省肥东县"),
        new("340822", "安徽省怀宁县"),
        new("350426", "福建省尤溪县"),
        new("360124", "江西省进贤县"),
        new("360321", "江西省莲花县"),
        new("360424", "江西省修水县"),
        new("370323", "山东省沂源县"),
        new("370481", "山东省滕州市"),
        new("410185", "河南省登封市"),
        new("410221", "河南省杞县"),
        new("420222", "湖北省阳新县"),
        new("420281", "湖北省大冶市"),
        new("420527", "湖北省秭归县"),
        new("440281", "广东省乐昌市"),
        new("440781", "广东省台山市"),
        new("450321", "广西壮族自治区阳朔县"),
        new("450324", "广西壮族自治区全州县"),
        new("500236", "重庆市奉节县"),
        new("510129", "四川省大邑县"),
        new("510322", "四川省富顺县"),
        new("520322", "贵州省桐梓县"),
        new("520328", "贵州省湄潭县"),
        new("530324", "云南省罗平县"),
        new("610124", "陕西省周至县"),
        new("620422", "甘肃省会宁县"),
    ];

    /// <summary>Home of the students with dotted names.</summary>
    public static IReadOnlyList<SyntheticPlace> Xinjiang { get; } =
    [
        new("652323", "新疆维吾尔自治区呼图壁县"),
        new("652325", "新疆维吾尔自治区奇台县"),
        new("652801", "新疆维吾尔自治区库尔勒市"),
    ];
}
