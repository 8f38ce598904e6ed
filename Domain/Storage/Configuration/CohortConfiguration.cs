using Gradcheck.Domain.Cohorts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gradcheck.Domain.Storage.Configuration;

internal sealed class CohortConfiguration : IEntityTypeConfiguration<Cohort>
{
    public void Configure(EntityTypeBuilder<Cohort> cohort)
    {
        cohort.HasKey(c => c.Year);
        cohort.Property(c => c.Year).ValueGeneratedNever();
        cohort.Property(c => c.Settings).IsJson();
    }
}

internal sealed class CollegeConfiguration : IEntityTypeConfiguration<College>
{
    public void Configure(EntityTypeBuilder<College> college)
    {
        college.HasKey(c => new { c.CohortYear, c.Code });
        college.HasIndex(c => new { c.CohortYear, c.Name }).IsUnique();
        college.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortYear);
    }
}
