using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Signing.Proof;

/// <summary>What a signature is worth.</summary>
public enum SignatureStanding
{
    /// <summary>It covers the record as it stands.</summary>
    Valid,

    /// <summary>It is sound, but the record has changed: the student has to sign again (product rule R3).</summary>
    Stale,

    /// <summary>It is sound; a later signature took its place.</summary>
    Replaced,

    /// <summary>What is stored contradicts itself: somebody changed it past the program.</summary>
    Disproved,
}

/// <summary>What a signature proves, looked at from every side.</summary>
/// <param name="Evidence">What was judged.</param>
/// <param name="Standing">What it comes to.</param>
/// <param name="Checks">Each thing that was looked at.</param>
/// <param name="Changes">The signed fields that differ now, signed → now; not masked.</param>
public sealed record SignatureProof(
    SignatureEvidence Evidence,
    SignatureStanding Standing,
    IReadOnlyList<ProofCheck> Checks,
    IReadOnlyList<SignedChange> Changes
)
{
    /// <summary>The outcome in plain Chinese.</summary>
    public string Verdict =>
        Standing switch
        {
            SignatureStanding.Valid => "签名有效：与现在的记录完全一致。",
            SignatureStanding.Stale => "签名已失效：签名之后记录有改动，须由学生本人重新签名。",
            SignatureStanding.Replaced => "签名真实，但学生后来重新签过名，以最后一次为准。",
            _ => "不能采信：保存的内容互相矛盾，请不要据此办理，并立即报告系统管理员。",
        };

    /// <summary>Judges a signature.</summary>
    public static SignatureProof Of(SignatureEvidence evidence)
    {
        var signed = Unsealed(() => evidence.Signature.Record);
        var now = Unsealed(evidence.Student.ToRecord);
        var changes = signed is null || now is null ? [] : SignedChanges.Between(signed, now);
        ProofCheck[] sound =
        [
            StoredRecord(evidence.Signature, signed),
            AuditMatch.Check(evidence),
            Account(evidence),
            // The list of students names the last signature only.
            .. evidence.NextReceipt is null ? [Roster(evidence)] : Array.Empty<ProofCheck>(),
        ];
        var isUntouched = now is not null && RecordHash.Of(now) == evidence.Student.RecordHash;
        var standing =
            !isUntouched || sound.Any(check => check.Result == ProofResult.Fails) ? SignatureStanding.Disproved
            : evidence.NextReceipt is not null ? SignatureStanding.Replaced
            : changes.Count > 0 ? SignatureStanding.Stale
            : SignatureStanding.Valid;
        return new SignatureProof(
            evidence,
            standing,
            [.. sound, Today(evidence, isUntouched, changes), Replaced(evidence), Late(evidence.Signature)],
            changes
        );
    }

    /// <summary>A sealed value that was altered, or put in from another row, does not open.</summary>
    private static StudentRecord? Unsealed(Func<StudentRecord> open)
    {
        try
        {
            return open();
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    private static ProofCheck StoredRecord(Signature signature, StudentRecord? signed) =>
        ProofCheck.Of(
            ProofPart.Record,
            signed is not null && RecordHash.Of(signed) == signature.RecordHash,
            "随签名保存的信息重新计算后，与签名时的指纹一致。",
            "随签名保存的信息与签名时的指纹不一致，其中之一被改动过。"
        );

    private static ProofCheck Account(SignatureEvidence evidence) =>
        ProofCheck.Of(
            ProofPart.Account,
            evidence.WasBound,
            $"签名的聊天账号（编号 {evidence.Signature.ChatId}）当时绑定着这名学生。",
            $"签名的聊天账号（编号 {evidence.Signature.ChatId}）当时没有绑定这名学生。"
        );

    private static ProofCheck Roster(SignatureEvidence evidence)
    {
        var (signature, student) = (evidence.Signature, evidence.Student);
        return ProofCheck.Of(
            ProofPart.Roster,
            (student.Receipt, student.SignedHash, student.SignedAt, student.SignedChannel)
                == (signature.Receipt, signature.RecordHash, signature.SignedAt, signature.Channel),
            "名单上登记的就是这次签名。",
            "名单上登记的回执号、时间、渠道或指纹与这次签名不一致。"
        );
    }

    private static ProofCheck Today(SignatureEvidence evidence, bool isUntouched, IReadOnlyList<SignedChange> changes)
    {
        var fields = string.Join('、', changes.Select(change => change.Field.Heading()));
        return !isUntouched
                ? new(ProofPart.Today, ProofResult.Fails, "名单上的信息与它自己的指纹不一致，被绕过系统改动过。")
            : evidence.Student.IsRemoved ? ProofCheck.Note(ProofPart.Today, "学生已从名单中删除。")
            : changes.Count == 0 ? new(ProofPart.Today, ProofResult.Fits, "现在的记录与签名时完全一致。")
            : evidence.NextReceipt is not null
                ? ProofCheck.Note(ProofPart.Today, $"签名之后改动过：{fields}；后来已重新签名。")
            : new(ProofPart.Today, ProofResult.Fails, $"签名之后改动过：{fields}。");
    }

    private static ProofCheck Replaced(SignatureEvidence evidence) =>
        evidence.NextReceipt is { } next
            ? ProofCheck.Note(ProofPart.Replaced, $"学生后来又签过名，回执号 {next}。")
            : new(ProofPart.Replaced, ProofResult.Fits, "这是该生最后一次签名。");

    private static ProofCheck Late(Signature signature) =>
        signature.IsLate
            ? ProofCheck.Note(ProofPart.Late, "签名时已过截止日，按补签记录。")
            : new(ProofPart.Late, ProofResult.Fits, "按时签名。");
}
