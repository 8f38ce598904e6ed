namespace Gradcheck.Domain.Audit;

/// <summary>A stored line as the database holds it now, whoever wrote it.</summary>
/// <param name="Id">Its position.</param>
/// <param name="Content">Its columns; null when one of them holds what the program never writes.</param>
/// <param name="Hash">Its hash, of whatever length it has now.</param>
internal sealed record AuditLine(long Id, AuditContent? Content, byte[] Hash)
{
    /// <summary>Whether it was written after the line with this hash.</summary>
    public bool Follows(AuditChain chain, byte[] previous) =>
        Content is not null && chain.Fits(previous, Content, Hash);

    /// <summary>The same line at another position.</summary>
    public AuditLine At(long id) => new(id, Content is null ? null : Content with { Id = id }, Hash);
}
