using System.Security.Cryptography;
using System.Text;

namespace ProfilePlatform.Core.Indexing;

/// <summary>What vectors are cached by: SHA-256 of a text's UTF-8, in lower-case hexadecimal.</summary>
internal static class TextHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
