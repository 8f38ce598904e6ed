using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gradcheck.Domain.Storage.Configuration;

internal sealed class SignatureConfiguration : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.HasIndex(s => s.Receipt).IsUnique();
        signature.HasOne<Student>().WithMany().HasForeignKey(s => s.StudentId);
    }
}

internal sealed class CorrectionConfiguration : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.HasIndex(c => new { c.CohortYear, c.State });
        // One open request per field: a second one has to wait for the decision or replace the first.
        correction
            .HasIndex(c => new { c.StudentId, c.Field })
            .IsUnique()
            .HasFilter("\"State\" IN ('Pending', 'Proposed')");
        correction.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId);
    }
}
