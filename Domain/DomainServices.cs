using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gradcheck.Domain;

/// <summary>Registers the database and what writes to it.</summary>
public static class DomainServices
{
    /// <summary>
    /// Adds <see cref="GradcheckDbFactory"/>, <see cref="Writer"/> and the outbox signal. A <see cref="Keyring"/> has to
    /// be registered as well.
    /// </summary>
    public static IServiceCollection AddGradcheckDomain(this IServiceCollection services, DatabaseOptions database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(p => new GradcheckDbFactory(database, p.GetRequiredService<Keyring>()));
        services.AddSingleton<IDbContextFactory<GradcheckDb>>(p => p.GetRequiredService<GradcheckDbFactory>());
        services.AddScoped(provider => provider.GetRequiredService<GradcheckDbFactory>().CreateDbContext());
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<Writer>();
        services.AddSingleton<PreviewRoster>();
        return services;
    }
}
