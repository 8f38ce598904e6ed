using System.Text.Json.Nodes;
using Gradcheck.AdminApi.Answers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Gradcheck.AdminApi.Documentation;

/// <summary>Adds what every operation has: choices by name, the problem answer, for unsafe ones the idempotency key.</summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        DescribeChoices(operation, context);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "没有完成：code 供程序判断，title 说明原因和下一步。",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problem.ContentType] = new()
                {
                    Schema = await context.GetOrCreateSchemaAsync(
                        typeof(Problem),
                        cancellationToken: cancellationToken
                    ),
                },
            },
        };
        if (context.Description.HttpMethod is null or "GET")
            return;
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Description = "同一请求重发时用同一个值，只生效一次。",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
            }
        );
    }

    private static void DescribeChoices(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var described in context.Description.ParameterDescriptions)
        {
            var type = described.ParameterDescriptor?.ParameterType;
            type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
            if (type?.IsGenericType != true || type.GetGenericTypeDefinition() != typeof(Choice<>))
                continue;
            var names = (IEnumerable<string>)type.GetProperty(nameof(Choice<DayOfWeek>.Names))!.GetValue(null)!;
            if (operation.Parameters?.FirstOrDefault(p => p.Name == described.Name) is OpenApiParameter parameter)
            {
                parameter.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. names.Select(name => (JsonNode)name)],
                };
            }
        }
    }
}
