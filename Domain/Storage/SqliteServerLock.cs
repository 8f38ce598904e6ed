namespace Gradcheck.Domain.Storage;

/// <summary>
/// Held by a server for as long as it runs on a SQLite file, so that a second server on the same file is
/// refused. The command line's short writes beside a running server do not take it.
/// </summary>
public sealed class SqliteServerLock : IDisposable
{
    private readonly FileStream file;

    private SqliteServerLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock; null when another server holds it.</summary>
    public static SqliteServerLock? TryTake(string databaseFile)
    {
        try
        {
            return new SqliteServerLock(
                new FileStream(databaseFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
