using System.Globalization;
using System.Linq.Expressions;
using Gradcheck.Domain;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.AdminApi.Lists;

/// <summary>
/// Pages through a query in the order of one unique column: "what comes after the last one seen", so that rows
/// added or removed meanwhile neither repeat nor hide others.
/// </summary>
/// <param name="name">Names the list inside its cursors.</param>
/// <param name="column">The unique column the list is ordered by: text, or a whole number.</param>
public sealed class Keyset<TRow, TKey>(string name, Expression<Func<TRow, TKey>> column)
    where TKey : IParsable<TKey>, IComparable<TKey>
{
    private readonly Func<TRow, TKey> keyOf = column.Compile();

    /// <summary>Reads one page.</summary>
    /// <param name="rows">The rows the caller may see; filtered, not ordered.</param>
    /// <param name="request">Which page.</param>
    /// <param name="show">Makes an item of a row.</param>
    /// <param name="cancel">Cancels the query.</param>
    /// <returns>The page, or a refusal: <c>limit-invalid</c>, <c>cursor-invalid</c>.</returns>
    public async Task<Result<Page<TItem>>> ReadAsync<TItem>(
        IQueryable<TRow> rows,
        PageRequest request,
        Func<TRow, TItem> show,
        CancellationToken cancel
    )
    {
        var read = await ReadRowsAsync(rows, request, cancel);
        return read.TryGet(out var page, out var refusal)
            ? new Page<TItem>([.. page.Items.Select(show)], page.After)
            : refusal;
    }

    /// <summary>Reads one page of rows.</summary>
    public async Task<Result<Page<TRow>>> ReadRowsAsync(
        IQueryable<TRow> rows,
        PageRequest request,
        CancellationToken cancel
    )
    {
        if (!request.Size.TryGet(out var size, out var refusal))
            return refusal;
        var following = rows;
        if (request.After is { } after)
        {
            if (!ListCursor.Read(name, after).TryGet(out var position, out refusal))
                return refusal;
            if (!TKey.TryParse(position, CultureInfo.InvariantCulture, out var last))
                return ListCursor.Invalid;
            following = rows.Where(IsAfter(last));
        }

        // One more than asked for tells whether there is a next page.
        var found = await following.OrderBy(column).Take(size + 1).ToListAsync(cancel);
        if (found.Count <= size)
            return new Page<TRow>(found, null);
        found.RemoveAt(size);
        var cursor = string.Create(CultureInfo.InvariantCulture, $"{keyOf(found[^1])}");
        return new Page<TRow>(found, ListCursor.Write(name, cursor));
    }

    private Expression<Func<TRow, bool>> IsAfter(TKey last)
    {
        // Held in an object, so that it becomes a parameter of the SQL and not a constant in it.
        Expression bound = Expression.Property(Expression.Constant(new Bound(last)), nameof(Bound.Value));
        var after =
            typeof(TKey) == typeof(string)
                ? Expression.GreaterThan(
                    Expression.Call(typeof(string), nameof(string.Compare), null, column.Body, bound),
                    Expression.Constant(0)
                )
                : Expression.GreaterThan(column.Body, bound);
        return Expression.Lambda<Func<TRow, bool>>(after, column.Parameters);
    }

    private sealed record Bound(TKey Value);
}
