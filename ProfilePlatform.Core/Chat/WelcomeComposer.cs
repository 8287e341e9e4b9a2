using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Chat;

/// <summary>Greets a visitor.</summary>
public static class WelcomeComposer
{
    /// <summary>The greeting and up to three first questions.</summary>
    public static Task<(string Text, IReadOnlyList<string> Questions)> ComposeAsync(Profile profile, CancellationToken cancellationToken) =>
        Task.FromResult<(string, IReadOnlyList<string>)>(($"Ask me about {profile.DisplayName}.", []));
}
