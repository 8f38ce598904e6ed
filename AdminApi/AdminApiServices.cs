using Gradcheck.AdminApi.Answers;
using Gradcheck.AdminApi.Authentication;
using Gradcheck.AdminApi.Documentation;
using Gradcheck.AdminApi.Forms;
using Gradcheck.AdminApi.Health;
using Gradcheck.AdminApi.Idempotency;
using Gradcheck.AdminApi.Retention;
using Microsoft.AspNetCore.Http.Json;

namespace Gradcheck.AdminApi;

/// <summary>Registers what the admin API needs.</summary>
internal static class AdminApiServices
{
    public static IServiceCollection AddAdminApi(this IServiceCollection services)
    {
        services.AddApiKeys();
        services.AddSingleton<AnswerMemory>();
        services.Configure<JsonOptions>(json => ApiJson.Configure(json.SerializerOptions));
        services.AddApiDocumentation();
        services.AddScoped<FormRequest>();
        services.AddHealth();
        services.AddHostedService<RetentionWatch>();
        return services;
    }
}
