using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Keys;

namespace Gradcheck.AdminApi;

/// <summary>Maps the admin API: one folder per capability, one static class per group of endpoints.</summary>
internal static class AdminApiRoutes
{
    /// <summary>Error answers and authentication; before the endpoints.</summary>
    public static void UseAdminApi(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(EmptyErrors.ExplainAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Every endpoint under <c>/api</c>; a key is needed for each.</summary>
    public static void MapAdminApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").RequireAuthorization(ApiKeyScheme.Name);
        KeyEndpoints.Map(api);
    }
}
