using System.Globalization;
using ProfilePlatform.Core.Enhancement.Facts;
using ProfilePlatform.Core.Enhancement.Sections;

namespace ProfilePlatform.Core.Enhancement.Decisions;

/// <summary>A text for a section, held against its original.</summary>
/// <param name="Text">The text.</param>
/// <param name="Blocked">What keeps it from being accepted: what the original does not say, decoration, too many characters.</param>
internal sealed record Rewriting(string Text, IReadOnlyList<string> Blocked)
{
    // A model that never comes to an end; nobody reads on.
    private const int LongestKept = 8_000;

    /// <summary>Holds <paramref name="text"/> against the section.</summary>
    public static Rewriting Of(ProfileSection section, string text, DateOnly today)
    {
        var kept = text.Length > LongestKept ? text[..LongestKept] : text;
        var longest = EnhancementLimits.Of(section.Kind);
        var blocked = FactCheck.Unsupported(section.Facts(today), kept);
        return new Rewriting(kept, text.Length > longest ? [.. blocked, string.Create(CultureInfo.InvariantCulture, $"{text.Length:N0} characters, {longest:N0} at most")] : blocked);
    }
}
