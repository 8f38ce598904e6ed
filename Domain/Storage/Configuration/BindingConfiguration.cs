using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gradcheck.Domain.Storage.Configuration;

internal sealed class BindingConfiguration : IEntityTypeConfiguration<Binding.Binding>
{
    public void Configure(EntityTypeBuilder<Binding.Binding> binding)
    {
        // One record, one chat, and the reverse: the database itself decides races.
        binding.HasIndex(b => b.StudentId, "IX_Bindings_OpenStudent").IsUnique().HasFilter("\"EndedAt\" IS NULL");
        binding.HasIndex(b => b.ChatId, "IX_Bindings_OpenChat").IsUnique().HasFilter("\"EndedAt\" IS NULL");
        binding.HasOne<Student>().WithMany().HasForeignKey(b => b.StudentId);
        binding.HasOne<Chat>().WithMany().HasForeignKey(b => b.ChatId);
    }
}

internal sealed class BindingCodeConfiguration : IEntityTypeConfiguration<BindingCode>
{
    public void Configure(EntityTypeBuilder<BindingCode> code)
    {
        code.HasIndex(c => c.CodeHash).IsUnique();
        code.HasOne<Student>().WithMany().HasForeignKey(c => c.StudentId);
    }
}

internal sealed class BindingAttemptConfiguration : IEntityTypeConfiguration<BindingAttempt>
{
    public void Configure(EntityTypeBuilder<BindingAttempt> attempt)
    {
        attempt.HasIndex(a => new { a.ChatId, a.At });
        attempt.HasIndex(a => a.StudentId);
        attempt.HasIndex(a => new { a.CohortYear, a.At });
    }
}
