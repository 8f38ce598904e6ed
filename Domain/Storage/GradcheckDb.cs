using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Forms;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Retention;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Storage.Sealing;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Storage;

/// <summary>The database. One model for SQLite and PostgreSQL; each has its own migrations.</summary>
public abstract class GradcheckDb(DbContextOptions options, Keyring keyring) : DbContext(options)
{
    private TransactionNotes notes = new();
    private Guid? notesOf;

    /// <summary>Seals and opens what is stored encrypted.</summary>
    public Keyring Keyring => keyring;

    /// <summary>What the present transaction has learnt; nothing is kept outside one.</summary>
    internal TransactionNotes Notes
    {
        get
        {
            var transaction = Database.CurrentTransaction?.TransactionId;
            if (transaction is null || transaction != notesOf)
                (notes, notesOf) = (new TransactionNotes(), transaction);
            return notes;
        }
    }

    public DbSet<Cohort> Cohorts => Set<Cohort>();
    public DbSet<College> Colleges => Set<College>();
    public DbSet<Student> Students => Set<Student>();
    public DbSet<StatusChange> StatusChanges => Set<StatusChange>();
    public DbSet<RosterImport> RosterImports => Set<RosterImport>();
    public DbSet<RosterContent> RosterContents => Set<RosterContent>();
    public DbSet<Binding.Binding> Bindings => Set<Binding.Binding>();
    public DbSet<BindingCode> BindingCodes => Set<BindingCode>();
    public DbSet<BindingAttempt> BindingAttempts => Set<BindingAttempt>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<Correction> Corrections => Set<Correction>();
    public DbSet<PhotoPlan> PhotoPlans => Set<PhotoPlan>();
    public DbSet<PhotoSession> PhotoSessions => Set<PhotoSession>();
    public DbSet<PhotoSlot> PhotoSlots => Set<PhotoSlot>();
    public DbSet<FeePayment> FeePayments => Set<FeePayment>();
    public DbSet<ChsiCheck> ChsiChecks => Set<ChsiCheck>();
    public DbSet<IssuedForm> IssuedForms => Set<IssuedForm>();
    public DbSet<Chat> Chats => Set<Chat>();
    public DbSet<ProcessedUpdate> ProcessedUpdates => Set<ProcessedUpdate>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<WebChatMessage> WebChatMessages => Set<WebChatMessage>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<IdempotentResponse> IdempotentResponses => Set<IdempotentResponse>();
    public DbSet<KeyStamp> KeyStamps => Set<KeyStamp>();
    public DbSet<CohortPurge> CohortPurges => Set<CohortPurge>();

    /// <summary>Set while personal data is being removed: only then may rows of a purged cohort be written.</summary>
    internal bool IsForgetting { get; set; }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        // Once for all that look at the changes.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await PurgedCohorts.GuardAsync(this, cancellationToken);
            await SealedRows.PrepareAsync(this, cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Rows are prepared asynchronously: use SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(GradcheckDb).Assembly);
        SealedModel.Connect(modelBuilder, keyring);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        // Columns, not relations to other entities; OnModelCreating connects them with the keyring.
        configurationBuilder.Properties<Sealed>();
        configurationBuilder.Properties<BlindIndex>();
    }
}
