using System.Security.Cryptography;

namespace ProfilePlatform.Core.Logs;

/// <summary>Ids of twelve hexadecimal digits: short enough for a line, long enough to be found by.</summary>
public static class ShortId
{
    private const int Digits = 12;

    /// <summary>A new one; it cannot be guessed.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    /// <summary>The end of an id, which is its random part: the beginning of ids made in the same minute is the same.</summary>
    public static string Of(Guid id) => id.ToString("N")[^Digits..];
}
