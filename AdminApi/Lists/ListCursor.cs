using System.Buffers.Text;
using System.Text;
using Gradcheck.Domain;

namespace Gradcheck.AdminApi.Lists;

/// <summary>
/// A position in a list as callers see it: opaque text. It names its list, so that one list's cursor is refused
/// by another instead of being misread.
/// </summary>
internal static class ListCursor
{
    private const char Separator = '\n';

    public static string Write(string list, string position) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(list + Separator + position));

    /// <summary>The position, or the refusal <c>cursor-invalid</c>.</summary>
    public static Result<string> Read(string list, string cursor)
    {
        var start = list + Separator;
        if (Base64Url.IsValid(cursor))
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            if (text.StartsWith(start, StringComparison.Ordinal))
                return text[start.Length..];
        }

        return Invalid;
    }

    public static Refusal Invalid { get; } =
        Refusal.Invalid("cursor-invalid", "游标无效：请原样使用上一次返回的值，或去掉它从头开始。");
}
