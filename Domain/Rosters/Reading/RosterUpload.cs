namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>An uploaded file, held in memory.</summary>
/// <param name="FileName">The name the sender gave it; only its extension matters.</param>
/// <param name="Content">The bytes.</param>
public sealed record RosterUpload(string FileName, byte[] Content);

/// <summary>The formats a roster can have.</summary>
public enum RosterFileKind
{
    /// <summary>Office Open XML workbook.</summary>
    Xlsx,

    /// <summary>Workbook of Excel 97–2003.</summary>
    Xls,

    /// <summary>Comma-, semicolon- or tab-separated text.</summary>
    Csv,
}
