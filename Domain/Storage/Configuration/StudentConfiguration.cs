using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gradcheck.Domain.Storage.Configuration;

internal sealed class StudentConfiguration : IEntityTypeConfiguration<Student>
{
    public void Configure(EntityTypeBuilder<Student> student)
    {
        student.HasIndex(s => new { s.CohortYear, s.StudentNumber }).IsUnique();
        student.HasIndex(s => new
        {
            s.CohortYear,
            s.CollegeCode,
            s.ClassName,
        });
        student.HasIndex(s => new { s.CohortYear, s.ChangeSequence });
        student.Property(s => s.Version).IsConcurrencyToken();
        student.HasOne<Cohort>().WithMany().HasForeignKey(s => s.CohortYear);
    }
}

internal sealed class StatusChangeConfiguration : IEntityTypeConfiguration<StatusChange>
{
    public void Configure(EntityTypeBuilder<StatusChange> change) =>
        change.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId);
}
