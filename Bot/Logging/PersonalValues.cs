using Gradcheck.Domain.Students;
using Serilog;
using Serilog.Events;

namespace Gradcheck.Bot.Logging;

/// <summary>
/// The classification. Personal are: every object of the programs' own types (only its type and id are written),
/// every value named like a field of the record or like something a person sends, and bytes.
/// </summary>
internal static class PersonalValues
{
    public static readonly ScalarValue Withheld = new("[personal]");

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        // Whatever says who somebody is.
        "Student",
        "Person",
        "FirstName",
        "LastName",
        "FullName",
        "UserName",
        "Phone",
        "Email",
        "Counsellor",
        // Whatever a person typed or sent.
        "Text",
        "Typed",
        "Answer",
        "Body",
        "Payload",
        "Value",
        "Search",
        "FileName",
        "FileDownloadName",
        // Raw addresses hold student numbers and searches; the request log has the route's pattern instead.
        "RequestPath",
        "Path",
        "PathBase",
        "QueryString",
        "Query",
        "Uri",
        "Url",
        // Secrets.
        "Code",
        "Key",
        "Token",
        "Password",
        "Secret",
        "Authorization",
        "Cookie",
        "ConnectionString",
    };

    static PersonalValues()
    {
        foreach (var field in Enum.GetNames<StudentField>())
            Names.Add(field);
    }

    public static bool IsPersonal(string property) => Names.Contains(property);

    /// <summary>Keeps objects of these programs as they are until <see cref="Describe"/> names them.</summary>
    public static LoggerConfiguration KeepOwnObjects(this LoggerConfiguration logging)
    {
        var own = AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(assembly => assembly.GetName().Name?.StartsWith("Gradcheck.", StringComparison.Ordinal) == true)
            .Append(typeof(Student).Assembly)
            .Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsEnum && !type.IsAbstract && !type.ContainsGenericParameters);
        foreach (var type in own)
            logging = logging.Destructure.AsScalar(type);
        return logging.Destructure.AsScalar(typeof(byte[]));
    }

    /// <summary>An object's type and, if it has one, its number in the database.</summary>
    public static string Describe(object value) =>
        value is byte[] bytes ? $"[{bytes.Length} bytes]"
        : value.GetType().GetProperty("Id")?.GetValue(value) is (long or int or Guid) and var id
            ? $"{value.GetType().Name}#{id}"
        : value.GetType().Name;
}
