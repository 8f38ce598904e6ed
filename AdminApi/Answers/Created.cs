using System.Reflection;
using Gradcheck.Domain;
using Microsoft.AspNetCore.Http.Metadata;

namespace Gradcheck.AdminApi.Answers;

/// <summary>Like <see cref="Answer{T}"/>, but 201 with a <c>Location</c>.</summary>
public sealed class Created<T> : IResult, IEndpointMetadataProvider
{
    private readonly Result<T> result;
    private readonly Func<T, string>? location;

    private Created(Result<T> result, Func<T, string>? location)
    {
        this.result = result;
        this.location = location;
    }

    /// <summary>What was made, and where it can be read.</summary>
    public static Created<T> At(Result<T> result, Func<T, string> location) => new(result, location);

    public static implicit operator Created<T>(Refusal refusal) => new(refusal, null);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!result.TryGet(out var value, out var refusal))
            return Problem.From(refusal).ExecuteAsync(httpContext);
        httpContext.Response.StatusCode = StatusCodes.Status201Created;
        httpContext.Response.Headers.Location = location!(value);
        return httpContext.Response.WriteAsJsonAsync(value);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"])
        );
}
