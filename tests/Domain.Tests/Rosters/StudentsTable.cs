using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Tests.Rosters;

/// <summary>What stands in the Students table, row by row, to compare before and after.</summary>
internal static class StudentsTable
{
    /// <summary>They count changes, so they go up with a change and with its undoing alike.</summary>
    private static readonly string[] Counters = ["Version", "ChangeSequence"];

    /// <summary>The table as text, all columns; without the counters on demand.</summary>
    public static async Task<string> DumpAsync(RosterDesk desk, bool withCounters = true)
    {
        await using var db = desk.Database.Factory.CreateDbContext();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = "SELECT * FROM \"Students\" ORDER BY \"Id\"";
        await using var rows = await command.ExecuteReaderAsync();
        var dump = new StringBuilder();
        while (await rows.ReadAsync())
        {
            for (var i = 0; i < rows.FieldCount; i++)
            {
                if (withCounters || !Counters.Contains(rows.GetName(i)))
                    dump.Append(CultureInfo.InvariantCulture, $"{rows.GetName(i)}={rows.GetValue(i)}|");
            }

            dump.AppendLine();
        }

        return dump.ToString();
    }
}
