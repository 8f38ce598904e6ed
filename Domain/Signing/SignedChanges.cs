using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Microsoft.EntityFrameworkCore;

namespace Gradcheck.Domain.Signing;

/// <summary>A signed field that is not what it was when the student signed.</summary>
public sealed record SignedChange(StudentField Field, string Signed, string Now);

/// <summary>What makes a signature stale: the record as it was signed last against the record as it stands.</summary>
public static class SignedChanges
{
    /// <summary>The fields that differ, in form order; none unless the signature is stale.</summary>
    public static async Task<IReadOnlyList<SignedChange>> FindAsync(GradcheckDb db, Student student)
    {
        if (student.SignatureState != SignatureState.Stale)
            return [];
        var last = await db
            .Signatures.AsNoTracking()
            .Where(s => s.StudentId == student.Id)
            .OrderByDescending(s => s.Id)
            .Select(s => new { s.Id, s.SealedRecord })
            .FirstOrDefaultAsync();
        if (last is null)
            return [];
        return Between(last.SealedRecord.Open(last.Id), student.ToRecord());
    }

    /// <summary>The signed fields in which two records differ, in form order.</summary>
    public static IReadOnlyList<SignedChange> Between(StudentRecord signed, StudentRecord now) =>
        [
            .. StudentFields
                .Signed.Where(field => signed[field] != now[field])
                .Select(field => new SignedChange(field, signed[field], now[field])),
        ];
}
