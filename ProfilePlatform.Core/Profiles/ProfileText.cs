using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Text that people write about themselves, made safe to show.</summary>
public static class ProfileText
{
    /// <inheritdoc cref="SeenText.Clean" />
    public static string Clean(string text) => SeenText.Clean(text);

    /// <summary>As <see cref="Clean"/>, on one line: breaks and runs of spaces become one space.</summary>
    public static string Line(string text) => string.Join(' ', Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
