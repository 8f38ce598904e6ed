using Gradcheck.Domain.Rosters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gradcheck.Domain.Storage.Configuration;

internal sealed class RosterImportConfiguration : IEntityTypeConfiguration<RosterImport>
{
    public void Configure(EntityTypeBuilder<RosterImport> import) =>
        import.HasIndex(i => new { i.CohortYear, i.State });
}

internal sealed class RosterContentConfiguration : IEntityTypeConfiguration<RosterContent>
{
    public void Configure(EntityTypeBuilder<RosterContent> content)
    {
        content.HasKey(c => c.ImportId);
        content.Property(c => c.ImportId).ValueGeneratedNever();
        content.HasOne<RosterImport>().WithOne().HasForeignKey<RosterContent>(c => c.ImportId);
    }
}
