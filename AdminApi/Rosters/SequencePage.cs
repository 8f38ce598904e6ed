using System.Globalization;
using Gradcheck.AdminApi.Lists;
using Gradcheck.Domain;

namespace Gradcheck.AdminApi.Rosters;

/// <summary>Pages through a stored sequence that never changes, by position.</summary>
internal static class SequencePage
{
    /// <summary>One page, or a refusal: <c>limit-invalid</c>, <c>cursor-invalid</c>.</summary>
    public static Result<Page<T>> Of<T>(string list, IEnumerable<T> sequence, PageRequest request)
    {
        if (!request.Size.TryGet(out var size, out var refusal))
            return refusal;
        var start = 0;
        if (request.After is { } after)
        {
            if (!ListCursor.Read(list, after).TryGet(out var position, out refusal))
                return refusal;
            if (!int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out start))
                return ListCursor.Invalid;
        }

        var items = sequence.Skip(start).Take(size + 1).ToList();
        if (items.Count <= size)
            return new Page<T>(items, null);
        items.RemoveAt(size);
        return new Page<T>(items, ListCursor.Write(list, (start + size).ToString(CultureInfo.InvariantCulture)));
    }
}
