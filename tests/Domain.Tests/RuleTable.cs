using System.Reflection;

namespace Gradcheck.Domain.Tests;

/// <summary>A list of rule ids in the code and the table that explains them to people.</summary>
internal static class RuleTable
{
    /// <summary>The rows of a table in <c>docs/</c> that begin with an id; the first and the last cell are empty.</summary>
    public static string[][] Rows(string document) =>
        [
            .. File.ReadLines(Path.Combine(RepositoryRoot(), "docs", document))
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)),
        ];

    /// <summary>The ids of a class of constants, by the constants' names.</summary>
    public static IReadOnlyDictionary<string, string> Ids(Type constants) =>
        constants
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (string)field.GetValue(null)!);

    /// <summary>The source files of a folder and its folders, without the one that lists the ids.</summary>
    public static string[] Sources(string folder, string list) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(RepositoryRoot(), folder), "*.cs", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != list)
                .Select(File.ReadAllText),
        ];

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gradcheck.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return folder.FullName;
    }
}
