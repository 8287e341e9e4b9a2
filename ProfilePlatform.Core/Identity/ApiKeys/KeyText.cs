using System.Security.Cryptography;
using System.Text;

namespace ProfilePlatform.Core.Identity.ApiKeys;

/// <summary>How a key is written: <c>pp_</c>, 12 hexadecimal digits to find it by, an underscore, 64 that are secret.</summary>
internal static class KeyText
{
    private const string Start = "pp_";
    private const int PrefixBytes = 6;
    private const int SecretBytes = 32;
    private const int PrefixLength = 3 + (2 * PrefixBytes);
    private const int Length = PrefixLength + 1 + (2 * SecretBytes);

    /// <summary>A new one.</summary>
    public static string New() =>
        $"{Start}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PrefixBytes))}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";

    /// <summary>The part that is no secret; null where <paramref name="text"/> is no key at all.</summary>
    public static string? PrefixOf(string text) =>
        text.Length == Length && text.StartsWith(Start, StringComparison.Ordinal) && text[PrefixLength] == '_'
        && IsHex(text[Start.Length..PrefixLength]) && IsHex(text[(PrefixLength + 1)..])
            ? text[..PrefixLength]
            : null;

    /// <summary>What is stored of it.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigitLower);
}
