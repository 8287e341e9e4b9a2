using System.Security.Cryptography;

namespace ProfilePlatform.Core.Chat;

/// <summary>Names of conversations: 128 random bits in lower-case hexadecimal. Knowing one is the right to read it.</summary>
internal static class SessionId
{
    private const int Bytes = 16;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static bool IsWellFormed(string? id) => id is { Length: Bytes * 2 } && id.All(char.IsAsciiHexDigitLower);
}
