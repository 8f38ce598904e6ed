using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Signing;

/// <summary>A student's own signature under the exact content of the record (本人签名确认, product rule R3).</summary>
public sealed class Signature
{
    public long Id { get; init; }
    public long StudentId { get; init; }
    public long ChatId { get; init; }
    public string Channel { get; init; } = "";

    /// <summary>The fingerprint that was signed.</summary>
    public string RecordHash { get; init; } = "";

    /// <summary>The record that was signed, to show later what differs.</summary>
    public StudentRecord Record
    {
        get => SealedRecord.Open(Id);
        init => SealedRecord = Sealed.Of(value);
    }

    /// <summary><see cref="Record"/> as it is stored.</summary>
    public Sealed<StudentRecord> SealedRecord { get; private set; } = Sealed.Of(new StudentRecord());

    /// <summary>How the typed name was found to be the name on record.</summary>
    public NameCheck NameCheck { get; init; }

    /// <summary>The version of the privacy notice that the chat had agreed to.</summary>
    public int ConsentVersion { get; init; }

    /// <summary>The hash of that notice's text, see <see cref="Messaging.ConsentText"/>; empty when it is not known.</summary>
    public string ConsentTextHash { get; init; } = "";

    /// <summary>The version of the words above which the name was typed: <see cref="SigningDeclaration"/>.</summary>
    public int DeclarationVersion { get; init; }
    public DateTimeOffset SignedAt { get; init; }

    /// <summary>Whether the deadline had passed. Kept, because the deadline may be moved later.</summary>
    public bool IsLate { get; init; }

    /// <summary>The receipt code (回执号) the student was given; unique.</summary>
    public string Receipt { get; init; } = "";

    /// <summary>The audit entry that records it.</summary>
    public long AuditId { get; init; }

    /// <summary>
    /// Removes what was signed. Fingerprint, receipt, time and position in the log stay, so that a receipt on paper, and
    /// the record that its holder still has, can be shown to belong together.
    /// </summary>
    public void Forget() => SealedRecord = Sealed.Of(new StudentRecord());
}
