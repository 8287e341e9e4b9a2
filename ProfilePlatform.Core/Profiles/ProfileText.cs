using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Text that people write about themselves, made safe to show.</summary>
public static class ProfileText
{
    /// <inheritdoc cref="SeenText.Clean" />
    public static string Clean(string text) => SeenText.Clean(text);
}
