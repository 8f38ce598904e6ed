using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Gradcheck.Domain.Secrets;
using Xunit;

namespace Gradcheck.Domain.Tests.Secrets;

public sealed class KeyringTests
{
    private const string Place = "Students/IdNumber/17";
    private static readonly KeySet Keys = KeySet.Create(DateTimeOffset.UnixEpoch);
    private readonly Keyring keyring = Keyring.Of(Keys);

    [Fact]
    public void What_was_sealed_opens_at_its_place_and_says_nothing_before()
    {
        Gen.String.Sample(text =>
        {
            var plain = Encoding.UTF8.GetBytes(text);
            var envelope = keyring.Seal(plain, Place);
            Assert.Equal(plain, keyring.Open(envelope, Place));
            if (plain.Length > 3)
                Assert.True(envelope.AsSpan().IndexOf(plain) < 0);
        });
    }

    [Fact]
    public void The_envelope_is_AES_256_GCM_with_key_id_nonce_tag_and_the_place_as_associated_data()
    {
        var plain = "430102199001011234"u8.ToArray();
        var envelope = keyring.Seal(plain, Place);

        Assert.Equal([1, 0, 0, 0, 1], envelope[..5]);
        using var aes = new AesGcm(Keys.Current.Key, 16);
        var opened = new byte[plain.Length];
        aes.Decrypt(
            envelope.AsSpan(5, 12),
            envelope.AsSpan(33),
            envelope.AsSpan(17, 16),
            opened,
            "Students/IdNumber/17"u8
        );
        Assert.Equal(plain, opened);
        Assert.Equal(32, Keys.Current.Key.Length);
    }

    [Fact]
    public void The_same_value_is_sealed_differently_every_time() =>
        Assert.Equal(
            100,
            Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(keyring.Seal([1, 2], Place))).Distinct().Count()
        );

    [Theory]
    [InlineData("Students/IdNumber/18")]
    [InlineData("Students/Issued/17")]
    [InlineData("Signatures/IdNumber/17")]
    public void A_value_moved_to_another_place_does_not_open(string other)
    {
        var envelope = keyring.Seal("value"u8, Place);
        Assert.Equal(other, Assert.Throws<SealBrokenException>(() => keyring.Open(envelope, other)).Place);
    }

    [Fact]
    public void No_single_byte_can_be_changed()
    {
        var envelope = keyring.Seal("一个身份证号"u8, Place);
        for (var i = 0; i < envelope.Length; i++)
        {
            var changed = envelope.ToArray();
            changed[i] ^= 1;
            Assert.Throws<SealBrokenException>(() => keyring.Open(changed, Place));
        }
    }

    [Fact]
    public void Anything_at_all_is_refused_without_another_exception() =>
        Gen.Byte.Array[0, 80].Sample(bytes => Assert.Throws<SealBrokenException>(() => keyring.Open(bytes, Place)));

    [Fact]
    public void After_a_rotation_old_values_open_and_new_ones_carry_the_new_key()
    {
        var old = keyring.Seal("old"u8, Place);
        var rotated = Keyring.Of(Keys.Rotate(DateTimeOffset.UnixEpoch));

        Assert.Equal("old"u8.ToArray(), rotated.Open(old, Place));
        var fresh = rotated.Seal("new"u8, Place);
        Assert.Equal([1, 0, 0, 0, 2], fresh[..5]);
        Assert.Throws<SealBrokenException>(() => keyring.Open(fresh, Place));
    }

    [Fact]
    public void Threads_share_a_keyring()
    {
        var values = Enumerable
            .Range(0, 2000)
            .AsParallel()
            .WithDegreeOfParallelism(8)
            .Select(i =>
            {
                var plain = BitConverter.GetBytes(i);
                return plain.SequenceEqual(keyring.Open(keyring.Seal(plain, $"T/C/{i}"), $"T/C/{i}"));
            });
        Assert.True(values.All(same => same));
    }

    [Fact]
    public void An_index_needs_the_key_and_depends_on_label_and_value()
    {
        var index = keyring.IndexOf("id-number", "430102199001011234");
        Assert.Equal(32, index.Length);
        Assert.Equal(index, keyring.IndexOf("id-number", "430102199001011234"));
        string[] others =
        [
            keyring.IndexOf("binding-code", "430102199001011234"),
            keyring.IndexOf("id-number", "430102199001011235"),
            Keyring.Of(KeySet.Create(DateTimeOffset.UnixEpoch)).IndexOf("id-number", "430102199001011234"),
        ];
        Assert.DoesNotContain(index, others);
        // The oracle: HMAC-SHA256 over label, a zero byte, value; the first 16 bytes.
        var mac = HMACSHA256.HashData(Keys.IndexKey, Encoding.UTF8.GetBytes("id-number\0430102199001011234"));
        Assert.Equal(Convert.ToHexStringLower(mac)[..32], index);
    }
}
