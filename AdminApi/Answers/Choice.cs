using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Gradcheck.AdminApi.Answers;

/// <summary>
/// A value of an enum in an address, written as in JSON (camelCase; any case is read). Without it the framework
/// reads names in one case only and takes any number for a value.
/// </summary>
public readonly record struct Choice<T>(T Value) : IParsable<Choice<T>>
    where T : struct, Enum
{
    /// <summary>The values as they are written.</summary>
    public static IEnumerable<string> Names => Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);

    public static Choice<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var choice) ? choice : throw new FormatException();

    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Choice<T> result
    )
    {
        result = default;
        if (!Enum.GetNames<T>().Contains(s, StringComparer.OrdinalIgnoreCase))
            return false;
        result = new Choice<T>(Enum.Parse<T>(s!, ignoreCase: true));
        return true;
    }
}
