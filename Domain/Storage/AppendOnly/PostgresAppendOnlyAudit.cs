using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gradcheck.Domain.Storage.AppendOnly;

/// <summary>
/// The audit log takes new lines only: PostgreSQL itself refuses every other write to it. Written by hand and kept
/// outside the generated migrations; its number is far ahead so that it follows them all on a new database.
/// </summary>
[DbContext(typeof(PostgresGradcheckDb))]
[Migration("20990101000000_AppendOnlyAudit")]
internal sealed class PostgresAppendOnlyAudit : Migration
{
    /// <summary>How many of the triggers stand and are enabled.</summary>
    public const string Count = """
        SELECT COUNT(*)::int AS "Value" FROM pg_trigger
        WHERE tgrelid = to_regclass('"AuditEntries"') AND tgenabled IN ('O', 'A')
          AND tgname IN ('audit_entries_no_change', 'audit_entries_no_truncate')
        """;

    public const string Sql = """
        CREATE OR REPLACE FUNCTION audit_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'restrict_violation';
        END $$;
        DROP TRIGGER IF EXISTS audit_entries_no_change ON "AuditEntries";
        CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON "AuditEntries"
            FOR EACH ROW EXECUTE FUNCTION audit_entries_append_only();
        DROP TRIGGER IF EXISTS audit_entries_no_truncate ON "AuditEntries";
        CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON "AuditEntries"
            FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_append_only();
        """;

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Sql);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(
            """
            DROP TRIGGER audit_entries_no_change ON "AuditEntries";
            DROP TRIGGER audit_entries_no_truncate ON "AuditEntries";
            DROP FUNCTION audit_entries_append_only();
            """
        );
}
