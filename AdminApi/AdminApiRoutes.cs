using Gradcheck.AdminApi.Audit;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Binding;
using Gradcheck.AdminApi.Cohorts;
using Gradcheck.AdminApi.Confirmations;
using Gradcheck.AdminApi.Corrections;
using Gradcheck.AdminApi.Deliveries;
using Gradcheck.AdminApi.Documentation;
using Gradcheck.AdminApi.Forms;
using Gradcheck.AdminApi.Health;
using Gradcheck.AdminApi.Idempotency;
using Gradcheck.AdminApi.Keys;
using Gradcheck.AdminApi.Photos;
using Gradcheck.AdminApi.Retention;
using Gradcheck.AdminApi.Rosters;
using Gradcheck.AdminApi.Signing;
using Gradcheck.AdminApi.Students;
using Gradcheck.AdminApi.Tallies;
using Gradcheck.Bot.Doors;

namespace Gradcheck.AdminApi;

/// <summary>Maps the admin API: one folder per capability, one static class per group of endpoints.</summary>
internal static class AdminApiRoutes
{
    /// <summary>Limits, authentication and idempotency; before the endpoints.</summary>
    public static void UseAdminApi(this WebApplication app)
    {
        app.UseDoors();
        app.UseAuthentication();
        app.UseMiddleware<FailedSignIns>();
        app.UseCallerLimits();
        app.UseAuthorization();
        app.UseMiddleware<IdempotentCalls>();
    }

    /// <summary>Every endpoint under <c>/api</c>, for which a key is needed; their description; health.</summary>
    public static void MapAdminApi(this WebApplication app)
    {
        var api = app.MapGroup("/api").RequireAuthorization(ApiKeyScheme.Name);
        api.AddEndpointFilter(PurgedCohortDoor.FilterAsync);
        CohortEndpoints.Map(api);
        CollegeEndpoints.Map(api);
        StudentEndpoints.Map(api);
        StudentChangeEndpoints.Map(api);
        StatusChangeEndpoints.Map(api);
        EraseEndpoints.Map(api);
        SignatureEndpoints.Map(api);
        BindingEndpoints.Map(api);
        CorrectionEndpoints.Map(api);
        CorrectionBulkEndpoint.Map(api);
        PhotoPlanEndpoints.Map(api);
        RosterUploadEndpoint.Map(api);
        RosterEndpoints.Map(api);
        RosterFileEndpoints.Map(api);
        TallyEndpoints.Map(api);
        FormEndpoints.Map(api);
        ConfirmationEndpoints.Map(api);
        DeliveryEndpoints.Map(api);
        KeyEndpoints.Map(api);
        AuditEndpoints.Map(api);
        app.MapApiDocumentation();
        app.MapHealth();
    }
}
