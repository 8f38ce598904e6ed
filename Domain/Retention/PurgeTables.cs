using Gradcheck.Domain.Audit;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Chsi;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Corrections;
using Gradcheck.Domain.Forms;
using Gradcheck.Domain.Messaging;
using Gradcheck.Domain.Photos;
using Gradcheck.Domain.Rosters;
using Gradcheck.Domain.Signing;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Retention;

/// <summary>What a purge does with a table.</summary>
public enum PurgeTreatment
{
    /// <summary>The cohort's rows are deleted.</summary>
    Deleted,

    /// <summary>The rows stay, emptied of everything but the columns that are named.</summary>
    Emptied,

    /// <summary>The table holds nothing personal of a student.</summary>
    Kept,
}

/// <summary>What a purge does with one table, and why.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Name">What it is called for people.</param>
/// <param name="Treatment">What happens to its rows.</param>
/// <param name="Why">What exactly goes or stays, for people.</param>
/// <param name="Columns">For an emptied table: the properties that stay.</param>
public sealed record PurgeTable(
    Type Entity,
    string Name,
    PurgeTreatment Treatment,
    string Why,
    params IReadOnlyList<string> Columns
);

/// <summary>Every table of the database: a test fails when one is missing, so a new one cannot be forgotten.</summary>
public static class PurgeTables
{
    public static IReadOnlyList<PurgeTable> All { get; } =
    [
        new(
            typeof(Student),
            "学生记录",
            PurgeTreatment.Emptied,
            "只留编号、学院代码和来源，操作日志和回执引用它",
            nameof(Student.Id),
            nameof(Student.CohortYear),
            nameof(Student.StudentNumber),
            nameof(Student.CollegeCode),
            nameof(Student.Origin),
            nameof(Student.RemovedAt),
            nameof(Student.ForgottenAt),
            nameof(Student.Version),
            nameof(Student.ChangeSequence)
        ),
        new(
            typeof(Signature),
            "签名",
            PurgeTreatment.Emptied,
            "删去签名内容；留回执号、时间、信息指纹和日志序号，纸质回执仍可查证",
            nameof(Signature.Id),
            nameof(Signature.StudentId),
            nameof(Signature.ChatId),
            nameof(Signature.Channel),
            nameof(Signature.RecordHash),
            nameof(Signature.NameCheck),
            nameof(Signature.ConsentVersion),
            nameof(Signature.ConsentTextHash),
            nameof(Signature.DeclarationVersion),
            nameof(Signature.SignedAt),
            nameof(Signature.IsLate),
            nameof(Signature.Receipt),
            nameof(Signature.AuditId)
        ),
        Deleted<StatusChange>("学籍异动"),
        Deleted<Correction>("更正"),
        Deleted<Binding.Binding>("绑定"),
        Deleted<BindingCode>("绑定码"),
        Deleted<BindingAttempt>("绑定尝试"),
        Deleted<RosterImport>("名单导入"),
        Deleted<RosterContent>("名单文件"),
        Deleted<PhotoPlan>("采集安排"),
        Deleted<PhotoSession>("拍摄场次"),
        Deleted<PhotoSlot>("拍摄序号"),
        Deleted<FeePayment>("采集费"),
        Deleted<ChsiCheck>("网上校对"),
        Deleted<Chat>("聊天账号", "本届学生的账号、对话和外部编号；还绑定着其他届的账号保留"),
        Deleted<Delivery>("发送记录"),
        Deleted<WebChatMessage>("网页聊天消息"),
        Deleted<ProcessedUpdate>("收信去重记录", "网页聊天的删除；Telegram 的只是顺序号，保留"),
        Deleted<IdempotentResponse>("接口调用的应答", "全部删除，里面可能有学生信息"),
        new(
            typeof(College),
            "学院",
            PurgeTreatment.Emptied,
            "删去辅导员姓名和电话，留学院名称和办公室",
            nameof(College.CohortYear),
            nameof(College.Code),
            nameof(College.Name),
            nameof(College.Phone),
            nameof(College.Office)
        ),
        new(typeof(Cohort), "届", PurgeTreatment.Kept, "设置和日期，没有学生信息"),
        new(typeof(CohortPurge), "删除记录", PurgeTreatment.Kept, "删除的时间、数量和最终统计"),
        new(typeof(IssuedForm), "已出的表", PurgeTreatment.Kept, "校验码、时间和内容指纹，没有学生信息"),
        new(typeof(AuditEntry), "操作日志", PurgeTreatment.Kept, "只有编号，没有个人信息；逐条相连，不能删"),
        new(typeof(ApiKey), "接口密钥", PurgeTreatment.Kept, "属于办公室，不属于学生"),
        new(typeof(KeyStamp), "密钥标记", PurgeTreatment.Kept, "只说明数据库配哪套密钥"),
    ];

    private static PurgeTable Deleted<T>(string name, string why = "全部删除") =>
        new(typeof(T), name, PurgeTreatment.Deleted, why);
}
