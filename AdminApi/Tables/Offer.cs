using System.Net.Mime;
using Gradcheck.AdminApi.Answers;
using Microsoft.Net.Http.Headers;

namespace Gradcheck.AdminApi.Tables;

/// <summary>The forms in which an endpoint offers its answer.</summary>
internal enum Format
{
    Json,
    Csv,
    Xlsx,
}

/// <summary>Answers in the form the <c>Accept</c> header asks for.</summary>
internal static class Offer
{
    private static readonly Dictionary<Format, string> ContentTypes = new()
    {
        [Format.Json] = MediaTypeNames.Application.Json,
        [Format.Csv] = CsvTable.ContentType,
        [Format.Xlsx] = XlsxTable.ContentType,
    };

    /// <summary>The caller's favourite among the forms on offer; null when none of them is accepted.</summary>
    public static Format? Choose(HttpRequest request, params ReadOnlySpan<Format> offered)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0)
            return offered[0];
        foreach (var type in accepted.Where(a => a.Quality != 0).OrderByDescending(a => a.Quality ?? 1))
        {
            foreach (var format in offered)
            {
                if (new MediaTypeHeaderValue(ContentTypes[format]).IsSubsetOf(type))
                    return format;
            }
        }

        return null;
    }

    public static Problem NotAcceptable { get; } =
        new(406, "format-not-offered", "没有这种格式，请在 Accept 中写 application/json、text/csv 或 xlsx 的类型。");

    /// <summary>The table as a download.</summary>
    public static IResult File(Format format, Table table) =>
        format == Format.Csv
            ? TypedResults.File(CsvTable.Write(table), CsvTable.ContentType + "; charset=utf-8", table.Name + ".csv")
            : TypedResults.File(XlsxTable.Write(table), XlsxTable.ContentType, table.Name + ".xlsx");

    /// <summary>Documents the forms of an endpoint's answer.</summary>
    public static RouteHandlerBuilder Offers<T>(
        this RouteHandlerBuilder endpoint,
        params IEnumerable<Format> formats
    ) =>
        endpoint.Produces<T>(
            StatusCodes.Status200OK,
            ContentTypes[Format.Json],
            [.. formats.Select(f => ContentTypes[f])]
        );
}
