using System.Text.Json;
using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Storage;

namespace Gradcheck.Domain.Signing;

/// <summary>
/// What the audit log says about a signature: enough to tell from the log alone what was signed, by which chat and
/// under which words, so that row and log prove each other.
/// </summary>
internal sealed record SignedDetails(
    string Receipt,
    string RecordHash,
    long Chat,
    string Channel,
    NameCheck NameCheck,
    int Consent,
    string ConsentText,
    int Declaration,
    bool Late
)
{
    public const string Action = "record-signed";

    public static SignedDetails Of(Signature signature) =>
        new(
            signature.Receipt,
            signature.RecordHash,
            signature.ChatId,
            signature.Channel,
            signature.NameCheck,
            signature.ConsentVersion,
            signature.ConsentTextHash,
            signature.DeclarationVersion,
            signature.IsLate
        );

    /// <summary>What an entry says; null when it cannot be read as a signature.</summary>
    public static SignedDetails? Read(AuditEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<SignedDetails>(entry.Details, JsonColumn.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
