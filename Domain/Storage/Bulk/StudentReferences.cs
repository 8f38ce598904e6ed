using System.Data.Common;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gradcheck.Domain.Storage.Bulk;

/// <summary>Finds out which students something else in the database already refers to.</summary>
internal static class StudentReferences
{
    /// <summary>The ids within a run of students that a row of any other table names.</summary>
    public static async Task<HashSet<long>> FindAsync(GradcheckDb db, long first, long last, CancellationToken cancel)
    {
        var ids = new HashSet<long>();
        if (last < first)
            return ids;
        var student = db.Model.FindEntityType(typeof(Student))!;
        foreach (var key in student.GetReferencingForeignKeys())
        {
            var column = key.Properties[0].GetColumnName();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText =
                $"SELECT DISTINCT \"{column}\" FROM \"{key.DeclaringEntityType.GetTableName()}\" "
                + $"WHERE \"{column}\" BETWEEN @first AND @last";
            Add(command, "@first", first);
            Add(command, "@last", last);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
                ids.Add(rows.GetInt64(0));
        }

        return ids;
    }

    private static void Add(DbCommand command, string name, long value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
