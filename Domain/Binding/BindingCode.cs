namespace Gradcheck.Domain.Binding;

/// <summary>A binding code (绑定码) handed to one student; only its hash is kept, and it works once.</summary>
public sealed class BindingCode
{
    public long Id { get; init; }
    public int CohortYear { get; init; }
    public long StudentId { get; init; }

    /// <summary>See <see cref="BindingCodeText.Hash"/>.</summary>
    public string CodeHash { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Set when a newer code replaced it.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
