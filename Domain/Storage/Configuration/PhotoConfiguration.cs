using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gradcheck.Domain.Storage.Configuration;

internal sealed class PhotoPlanConfiguration : IEntityTypeConfiguration<PhotoPlan>
{
    public void Configure(EntityTypeBuilder<PhotoPlan> plan)
    {
        plan.HasKey(p => p.CohortYear);
        plan.Property(p => p.CohortYear).ValueGeneratedNever();
    }
}

internal sealed class PhotoSessionConfiguration : IEntityTypeConfiguration<PhotoSession>
{
    public void Configure(EntityTypeBuilder<PhotoSession> session) =>
        session.HasIndex(s => new { s.CohortYear, s.CollegeCode });
}

internal sealed class PhotoSlotConfiguration : IEntityTypeConfiguration<PhotoSlot>
{
    public void Configure(EntityTypeBuilder<PhotoSlot> slot)
    {
        slot.HasKey(s => s.StudentId);
        slot.Property(s => s.StudentId).ValueGeneratedNever();
        slot.HasIndex(s => new { s.CohortYear, s.PhotoNumber }).IsUnique();
        slot.HasOne<Student>().WithMany().HasForeignKey(s => s.StudentId);
        slot.HasOne<PhotoSession>().WithMany().HasForeignKey(s => s.SessionId);
    }
}

internal sealed class FeePaymentConfiguration : IEntityTypeConfiguration<FeePayment>
{
    public void Configure(EntityTypeBuilder<FeePayment> payment)
    {
        payment.HasIndex(p => p.StudentId);
        payment.HasOne<Student>().WithMany().HasForeignKey(p => p.StudentId);
    }
}

internal sealed class ChsiCheckConfiguration : IEntityTypeConfiguration<ChsiCheck>
{
    public void Configure(EntityTypeBuilder<ChsiCheck> check)
    {
        check.HasKey(c => c.StudentId);
        check.Property(c => c.StudentId).ValueGeneratedNever();
        check.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId);
    }
}
