using System.Globalization;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Storage;

namespace Gradcheck.AdminApi.Retention;

/// <summary>
/// Answers 410 for everything about a cohort whose students are forgotten, but for what stays: its settings, its colleges
/// and its tallies.
/// </summary>
internal static class PurgedCohortDoor
{
    /// <summary>Lets an endpoint answer for a purged cohort too.</summary>
    public static TBuilder AlsoWhenPurged<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new StillAnswers());

    public static async ValueTask<object?> FilterAsync(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next
    )
    {
        var http = call.HttpContext;
        if (
            http.GetRouteValue("year") is string text
            && int.TryParse(text, CultureInfo.InvariantCulture, out var year)
            && http.GetEndpoint()?.Metadata.GetMetadata<StillAnswers>() is null
            && await PurgedCohorts.ContainAsync(
                http.RequestServices.GetRequiredService<GradcheckDb>(),
                year,
                http.RequestAborted
            )
        )
            return Problem.From(PurgedCohorts.Refusal);
        return await next(call);
    }

    private sealed class StillAnswers;
}
