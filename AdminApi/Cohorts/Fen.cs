namespace Gradcheck.AdminApi.Cohorts;

/// <summary>Money crosses the API in yuan and is kept in fen.</summary>
internal static class Fen
{
    /// <summary>An amount out of range or finer than a fen becomes -1, which the settings' rules refuse.</summary>
    public static int FromYuan(decimal yuan) =>
        yuan is >= 0 and <= 1_000_000 && yuan * 100 == decimal.Truncate(yuan * 100) ? (int)(yuan * 100) : -1;
}
