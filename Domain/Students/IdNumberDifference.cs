namespace Gradcheck.Domain.Students;

/// <summary>
/// Says how two ID numbers differ without showing either: masked, two numbers that differ in one digit look alike.
/// </summary>
public static class IdNumberDifference
{
    private const int MostPlaces = 6;

    /// <summary>Such as <c>第 7、15 位不同</c>; empty when they are the same text.</summary>
    public static string Describe(string before, string now)
    {
        if (before == now)
            return "";
        if (before.Length == 0)
            return "原来没有填写";
        if (now.Length == 0)
            return "现在没有填写";
        if (IdNumber.To18(before) == IdNumber.To18(now))
            return "同一个号码的 15 位和 18 位写法";
        if (before.Length != now.Length)
            return $"{before.Length} 位 → {now.Length} 位";
        var places = Enumerable.Range(0, now.Length).Where(i => before[i] != now[i]).Select(i => i + 1).ToList();
        return places.Count <= MostPlaces ? $"第 {string.Join('、', places)} 位不同" : $"共 {places.Count} 位不同";
    }
}
