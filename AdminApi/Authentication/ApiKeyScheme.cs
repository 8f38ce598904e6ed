using Gradcheck.Domain.Storage;
using Microsoft.AspNetCore.Authentication;

namespace Gradcheck.AdminApi.Authentication;

/// <summary>The authentication scheme of the admin API and its policies.</summary>
internal static class ApiKeyScheme
{
    public const string Name = "ApiKey";

    /// <summary>For endpoints that only the registrar may call.</summary>
    public const string Registrar = "registrar";

    public static void AddApiKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyUsage>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyUsage>());
        services.AddSingleton<RefusedKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusedKeys>());
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Name, configureOptions: null);
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                Name,
                policy =>
                    policy.AddAuthenticationSchemes(Name).RequireAuthenticatedUser().RequireAssertion(NeededScope.IsMet)
            )
            .AddPolicy(
                Registrar,
                policy => policy.AddAuthenticationSchemes(Name).RequireRole(nameof(ApiRole.Registrar))
            );
    }

    /// <summary>Says which scope a key needs, where that is neither reading nor writing.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, ApiScope scope)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeededScope(scope));

    /// <summary>Lets only the registrar's keys call it.</summary>
    public static TBuilder RegistrarOnly<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(Registrar);
}
