using System.Reflection;
using Gradcheck.Domain;
using Microsoft.AspNetCore.Http.Metadata;

namespace Gradcheck.AdminApi.Answers;

/// <summary>
/// What an endpoint answers: 200 with a body, or the problem that a <see cref="Refusal"/> describes. Values,
/// refusals and results convert to it implicitly.
/// </summary>
public sealed class Answer<T> : IResult, IEndpointMetadataProvider
{
    private readonly Result<T> result;

    private Answer(Result<T> result) => this.result = result;

    public static implicit operator Answer<T>(T value) => new(value);

    public static implicit operator Answer<T>(Refusal refusal) => new(refusal);

    public static implicit operator Answer<T>(Result<T> result) => new(result);

    public Task ExecuteAsync(HttpContext httpContext) =>
        result.TryGet(out var value, out var refusal)
            ? httpContext.Response.WriteAsJsonAsync(value)
            : Problem.From(refusal).ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"])
        );
}
