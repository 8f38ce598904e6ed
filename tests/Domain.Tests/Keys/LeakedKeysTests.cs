using Gradcheck.Domain.Keys;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Tests.Binding;
using Xunit;

namespace Gradcheck.Domain.Tests.Keys;

public sealed class LeakedKeysTests
{
    [Fact]
    public async Task Keys_are_found_wherever_they_stand_in_a_text_of_any_length()
    {
        var keys = Enumerable.Range(0, 300).Select(_ => ApiKeyText.Create().ToString()).ToList();
        // Of every length, so that keys lie across every boundary the reader may have.
        var text = string.Concat(keys.Select((key, i) => new string('x', i * 7) + $"\"{key}\";" + new string('中', i)));

        Assert.Equal(keys, await FindAsync(text));
    }

    [Fact]
    public async Task What_only_looks_like_a_key_is_told_by_its_checksum()
    {
        var key = ApiKeyText.Create().ToString();
        var other = key[..^1] + (key[^1] == '0' ? '1' : '0');

        var found = await FindAsync($"{other} gck_short_key {key.ToLowerInvariant()}");

        Assert.Equal([other], found);
        Assert.Null(ApiKeyText.TryParse(other));
    }

    [Fact]
    public async Task A_found_key_is_live_until_it_expires_or_is_revoked_and_never_with_another_secret()
    {
        await using var bench = await BindingBench.OpenAsync(DatabaseProvider.Sqlite);
        var key = await CreateAsync(bench);
        var revoked = await CreateAsync(bench);
        await bench.Writer.WriteAsync("test", scope => RevokeApiKey.RunAsync(scope, revoked.Id));
        var forged = ApiKeyText.TryParse(Forge(key))!;

        Assert.Equal(FoundKeyState.Live, await JudgeAsync(bench, key));
        Assert.Equal(FoundKeyState.Revoked, await JudgeAsync(bench, revoked));
        Assert.Equal(FoundKeyState.Unknown, await JudgeAsync(bench, forged));
        Assert.Equal(FoundKeyState.Unknown, await JudgeAsync(bench, ApiKeyText.Create()));
        bench.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal(FoundKeyState.Expired, await JudgeAsync(bench, key));
    }

    private static async Task<ApiKeyText> CreateAsync(BindingBench bench) =>
        (await bench.Writer.WriteAsync("test", s => CreateApiKey.RunAsync(s, ApiRole.Registrar, "x", null))).Value;

    private static Task<FoundKeyState> JudgeAsync(BindingBench bench, ApiKeyText key) =>
        bench.ReadAsync(db => LeakedKeys.JudgeAsync(db, key, bench.Clock.GetUtcNow()));

    /// <summary>The id of one key with the secret of another and a right checksum: what a guesser could make.</summary>
    private static string Forge(ApiKeyText key)
    {
        var body = $"gck_{key.Id}_{ApiKeyText.Create().Secret}";
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(body));
        return body + string.Concat(hash.Take(6).Select(b => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[b & 31]));
    }

    private static async Task<List<string>> FindAsync(string text)
    {
        var found = new List<string>();
        await foreach (var key in LeakedKeys.FindAsync(new StringReader(text)))
            found.Add(key);
        return found;
    }
}
