using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gradcheck.Domain;

/// <summary>Registers the database and what writes to it.</summary>
public static class DomainServices
{
    /// <summary>Adds <see cref="GradcheckDbFactory"/>, <see cref="Writer"/> and the outbox signal.</summary>
    public static IServiceCollection AddGradcheckDomain(this IServiceCollection services, DatabaseOptions database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new GradcheckDbFactory(database));
        services.AddSingleton<IDbContextFactory<GradcheckDb>>(p => p.GetRequiredService<GradcheckDbFactory>());
        services.AddScoped(provider => provider.GetRequiredService<GradcheckDbFactory>().CreateDbContext());
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<Writer>();
        services.AddSingleton<PreviewRoster>();
        return services;
    }
}
