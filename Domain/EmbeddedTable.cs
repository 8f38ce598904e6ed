namespace Gradcheck.Domain;

/// <summary>The reference tables compiled into this assembly: UTF-8, one row a line, cells parted by tabs.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of <c>{folder}/Data/{file}</c>, for instance <c>Students</c> and <c>provinces.tsv</c>.</summary>
    public static IEnumerable<string[]> Rows(string folder, string file)
    {
        var assembly = typeof(EmbeddedTable).Assembly;
        var name = $"{typeof(EmbeddedTable).Namespace}.{folder}.Data.{file}";
        using var stream =
            assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line.Split('\t');
            }
        }
    }
}
