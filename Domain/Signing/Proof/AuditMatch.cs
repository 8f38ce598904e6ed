namespace Gradcheck.Domain.Signing.Proof;

/// <summary>Compares a signature with what the audit log says at its position.</summary>
internal static class AuditMatch
{
    public static ProofCheck Check(SignatureEvidence evidence)
    {
        var position = evidence.Signature.AuditId;
        var contradictions = Contradictions(evidence);
        return ProofCheck.Of(
            ProofPart.Audit,
            contradictions.Count == 0,
            $"操作日志第 {position} 条记着同一次签名。",
            $"操作日志第 {position} 条与签名不一致：{string.Join('、', contradictions)}。"
        );
    }

    private static List<string> Contradictions(SignatureEvidence evidence)
    {
        if (evidence.Entry is not { } entry)
            return ["没有这一条"];
        if (entry.Action != SignedDetails.Action || SignedDetails.Read(entry) is not { } logged)
            return ["记的不是签名"];
        var stored = SignedDetails.Of(evidence.Signature);
        (string What, bool Same)[] compared =
        [
            (
                "学生",
                entry.StudentId == evidence.Signature.StudentId && entry.CohortYear == evidence.Student.CohortYear
            ),
            ("时间", entry.At == evidence.Signature.SignedAt),
            ("回执号", logged.Receipt == stored.Receipt),
            ("信息指纹", logged.RecordHash == stored.RecordHash),
            ("聊天账号", logged.Chat == stored.Chat && logged.Channel == stored.Channel),
            ("姓名核对方式", logged.NameCheck == stored.NameCheck),
            ("隐私告知版本", logged.Consent == stored.Consent && logged.ConsentText == stored.ConsentText),
            ("签名声明版本", logged.Declaration == stored.Declaration),
            ("是否补签", logged.Late == stored.Late),
            ("这一条本身被改动过", evidence.IsChained),
        ];
        return [.. compared.Where(pair => !pair.Same).Select(pair => pair.What)];
    }
}
