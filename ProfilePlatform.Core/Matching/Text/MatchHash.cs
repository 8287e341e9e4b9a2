using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Matching.Text;

/// <summary>
/// SHA-256 of everything that decides a match: biography, skills, interests, seeks, offers, job title, and the text that the prompt shows. Where it
/// differs from the hash that a match was made with, the match is out of date.
/// </summary>
public static class MatchHash
{
    /// <summary>The hash of <paramref name="profile"/> as it is, in lower-case hexadecimal.</summary>
    public static string Of(Profile profile) => Of(
        [profile.Biography, List(profile.Skills), List(profile.Interests), profile.Seeks, profile.Offers, profile.JobTitle, ProfileForLlm.Of(profile)]);

    // With their lengths, so that no text can pass for two.
    private static string Of(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(Counted)))));

    private static string List(IEnumerable<string> items) => string.Concat(items.Select(Counted));

    private static string Counted(string text) => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
}
