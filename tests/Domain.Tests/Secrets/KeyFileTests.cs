using Gradcheck.Domain.Secrets;
using Gradcheck.Domain.Storage;
using Xunit;

namespace Gradcheck.Domain.Tests.Secrets;

public sealed class KeyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gradcheck-keys-").FullName;

    private string KeyPath => Path.Combine(folder, "keys.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_new_file_is_for_its_owner_alone_and_reads_back_the_same()
    {
        KeyFile.Create(KeyPath, DateTimeOffset.UnixEpoch);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        var keys = KeyFile.Read(KeyPath);
        var again = Path.Combine(folder, "again.json");
        KeyFile.Write(again, keys);
        Assert.Equal(File.ReadAllBytes(KeyPath), File.ReadAllBytes(again));
    }

    [Fact]
    public async Task A_folder_made_for_the_database_or_the_keys_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        var options = new DatabaseOptions { ConnectionString = $"Data Source={folder}/data/gradcheck.db" };
        await using var factory = new GradcheckDbFactory(options, Keyring.Of(KeySet.Create(DateTimeOffset.UnixEpoch)));
        KeyFile.Create(Path.Combine(folder, "etc", "keys.json"), DateTimeOffset.UnixEpoch);

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(folder, "data")));
        Assert.Equal(Owner, File.GetUnixFileMode(Path.Combine(folder, "etc")));
    }

    [Fact]
    public void A_file_is_never_overwritten_by_new_keys()
    {
        KeyFile.Create(KeyPath, DateTimeOffset.UnixEpoch);
        var before = File.ReadAllBytes(KeyPath);
        Assert.Contains("已经存在", Assert.Throws<KeyFileException>(() => KeyFile.Create(KeyPath, default)).Message);
        Assert.Equal(before, File.ReadAllBytes(KeyPath));
    }

    [Fact]
    public void A_file_that_others_can_read_is_refused_and_says_how_to_mend_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        KeyFile.Create(KeyPath, DateTimeOffset.UnixEpoch);
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<KeyFileException>(() => KeyFile.Read(KeyPath)).Message);
    }

    [Fact]
    public void A_missing_file_is_told_from_a_damaged_one()
    {
        Assert.Contains("找不到", Assert.Throws<KeyFileException>(() => KeyFile.Read(KeyPath)).Message);
        KeyFile.Create(KeyPath, DateTimeOffset.UnixEpoch);
        var json = File.ReadAllText(KeyPath);
        foreach (
            var damaged in new[] { "", "{}", "null", "[]", json[..^20], json.Replace("\"auditKey\"", "\"other\"") }
        )
        {
            File.WriteAllText(KeyPath, damaged);
            Assert.Contains("已损坏", Assert.Throws<KeyFileException>(() => KeyFile.Read(KeyPath)).Message);
        }
    }

    [Fact]
    public void A_keyring_takes_up_a_file_that_changed_and_keeps_its_keys_when_the_file_is_bad()
    {
        KeyFile.Create(KeyPath, DateTimeOffset.UnixEpoch);
        var keyring = Keyring.Load(KeyPath);
        var other = Keyring.Load(KeyPath);
        KeyFile.Write(KeyPath, keyring.Keys.Rotate(DateTimeOffset.UnixEpoch));
        other.Reload();

        // Even before it looks at the file by itself, it reads what the other process sealed.
        Assert.Equal("x"u8.ToArray(), keyring.Open(other.Seal("x"u8, "p"), "p"));
        Assert.Equal(2, keyring.Keys.Current.Id);
        Assert.False(keyring.ReloadIfChanged());

        File.WriteAllText(KeyPath, "{");
        File.SetLastWriteTimeUtc(KeyPath, DateTime.UnixEpoch);
        Assert.Throws<KeyFileException>(() => keyring.ReloadIfChanged());
        Assert.Equal(2, keyring.Keys.Current.Id);
    }
}
