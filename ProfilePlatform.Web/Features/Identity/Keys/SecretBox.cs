using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ProfilePlatform.Web.Features.Identity.Keys;

/// <summary>Encrypts with AES-256-GCM by a key that is derived from a secret. The form: salt (16 bytes), nonce (12), tag (16), text.</summary>
internal sealed class SecretBox(string secret)
{
    private const int Salt = 16;
    private const int Nonce = 12;
    private const int Tag = 16;
    // The secret is meant to be random; the work is for those that are not.
    private const int Rounds = 210_000;

    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(Salt);
    private readonly ConcurrentDictionary<string, byte[]> _derived = new(StringComparer.Ordinal);

    /// <summary>Encrypts; the same text never gives the same bytes.</summary>
    public byte[] Close(byte[] text)
    {
        var box = new byte[Salt + Nonce + Tag + text.Length];
        _salt.CopyTo(box, 0);
        RandomNumberGenerator.Fill(box.AsSpan(Salt, Nonce));
        using var aes = new AesGcm(Key(_salt), Tag);
        aes.Encrypt(box.AsSpan(Salt, Nonce), text, box.AsSpan(Salt + Nonce + Tag), box.AsSpan(Salt + Nonce, Tag));
        return box;
    }

    /// <summary>Decrypts; <see cref="CryptographicException"/> where the secret is another or the bytes were changed.</summary>
    public byte[] Open(byte[] box)
    {
        if (secret.Length == 0 || box.Length < Salt + Nonce + Tag)
        {
            throw new CryptographicException("No secret, or nothing that it closed.");
        }

        var text = new byte[box.Length - Salt - Nonce - Tag];
        using var aes = new AesGcm(Key(box.AsSpan(0, Salt).ToArray()), Tag);
        aes.Decrypt(box.AsSpan(Salt, Nonce), box.AsSpan(Salt + Nonce + Tag), box.AsSpan(Salt + Nonce, Tag), text);
        return text;
    }

    private byte[] Key(byte[] salt) => _derived.GetOrAdd(
        Convert.ToHexString(salt), _ => Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, Rounds, HashAlgorithmName.SHA256, 32));
}
