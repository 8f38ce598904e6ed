namespace Gradcheck.Domain.Storage;

/// <summary>What a key may do within what its role and college may see. A key has all of its role's unless narrowed.</summary>
public enum ApiScope
{
    /// <summary>Read records with masked ID numbers, tallies, confirmations, settings.</summary>
    Read,

    /// <summary>Change anything: records, rosters, settings, binding codes.</summary>
    Write,

    /// <summary>See one full ID number at a time, with a reason.</summary>
    Reveal,

    /// <summary>Download files that carry full ID numbers.</summary>
    Export,

    /// <summary>Make, rotate and revoke keys, and read the audit log.</summary>
    Keys,
}
