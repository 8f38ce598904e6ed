using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gradcheck.Domain.Storage.AppendOnly;

/// <summary>
/// The audit log takes new lines only: SQLite itself refuses every other write to it. Written by hand and kept
/// outside the generated migrations; its number is far ahead so that it follows them all on a new database.
/// </summary>
[DbContext(typeof(SqliteGradcheckDb))]
[Migration("20990101000000_AppendOnlyAudit")]
internal sealed class SqliteAppendOnlyAudit : Migration
{
    /// <summary>How many of the triggers stand.</summary>
    public const string Count = """
        SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntries'
        AND name IN ('AuditEntries_no_update', 'AuditEntries_no_delete', 'AuditEntries_no_replace')
        """;

    // INSERT OR REPLACE deletes the row it replaces without asking the delete trigger.
    public const string Sql = """
        CREATE TRIGGER IF NOT EXISTS "AuditEntries_no_update" BEFORE UPDATE ON "AuditEntries"
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS "AuditEntries_no_delete" BEFORE DELETE ON "AuditEntries"
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER IF NOT EXISTS "AuditEntries_no_replace" BEFORE INSERT ON "AuditEntries"
        WHEN EXISTS (SELECT 1 FROM "AuditEntries" WHERE "Id" = NEW."Id")
        BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Sql);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            DROP TRIGGER "AuditEntries_no_update";
            DROP TRIGGER "AuditEntries_no_delete";
            DROP TRIGGER "AuditEntries_no_replace";
            """
        );
}
