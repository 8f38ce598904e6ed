using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Forms;
using Gradcheck.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gradcheck.Domain.Storage.Configuration;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Hash).HasMaxLength(AuditChain.HashSize);
        entry.HasIndex(e => e.StudentId);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.HasKey(k => k.Id);
        key.Property(k => k.Scopes).IsJson();
    }
}

internal sealed class IdempotentResponseConfiguration : IEntityTypeConfiguration<IdempotentResponse>
{
    public void Configure(EntityTypeBuilder<IdempotentResponse> response) =>
        response.HasKey(r => new { r.ApiKeyId, r.IdempotencyKey });
}

internal sealed class CohortPurgeConfiguration : IEntityTypeConfiguration<CohortPurge>
{
    public void Configure(EntityTypeBuilder<CohortPurge> purge)
    {
        purge.HasKey(p => p.CohortYear);
        purge.Property(p => p.CohortYear).ValueGeneratedNever();
        purge.Property(p => p.Counts).IsJson();
        purge.Property(p => p.Tallies).IsJson();
        purge.HasOne<Cohort>().WithOne().HasForeignKey<CohortPurge>(p => p.CohortYear);
    }
}

internal sealed class KeyStampConfiguration : IEntityTypeConfiguration<KeyStamp>
{
    public void Configure(EntityTypeBuilder<KeyStamp> stamp) => stamp.HasKey(s => s.Key);
}

internal sealed class IssuedFormConfiguration : IEntityTypeConfiguration<IssuedForm>
{
    public void Configure(EntityTypeBuilder<IssuedForm> form) => form.HasKey(f => f.Code);
}
