using Microsoft.Extensions.Caching.Memory;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Prompts;

namespace ProfilePlatform.Core.Chat;

/// <summary>Greets visitors, in the owner's words where they wrote some. Composing tries a dozen questions against the documents, so it is kept until the profile changes.</summary>
public sealed class Greetings : IDisposable
{
    private const int MostKept = 2_000;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly LocalTwin _twin;
    private readonly TwinPeople _people;

    private readonly ProfilePrompts _prompts;

    internal Greetings(LocalTwin twin, TwinPeople people, ProfilePrompts prompts) => (_twin, _people, _prompts) = (twin, people, prompts);

    /// <summary>The greeting and three first questions; fewer where the documents are short.</summary>
    public async Task<Welcome> GreetAsync(Profile profile, CancellationToken cancellationToken)
    {
        var composed = await ComposeAsync(profile, cancellationToken);
        var own = (await _prompts.CurrentAsync(profile.Id, cancellationToken)).Welcome;
        return own.Length > 0 ? composed with { Text = own } : composed;
    }

    /// <summary>As <see cref="GreetAsync"/>, but the platform's words even where the owner wrote their own.</summary>
    public async Task<Welcome> ComposeAsync(Profile profile, CancellationToken cancellationToken)
    {
        var key = (profile.Id, profile.Version);
        if (_kept.TryGetValue(key, out Welcome? kept))
        {
            return kept!;
        }

        var person = await _people.FindAsync(profile.Id, cancellationToken) ?? new TwinPerson(profile.Slug, profile.DisplayName, profile.FirstName, TwinFacts.None, 0);
        var welcome = await _twin.WelcomeAsync(
            new TwinQuestion(profile.Id, person.DisplayName, person.FirstName, "", []), person.Facts, cancellationToken);
        return _kept.Set(key, welcome, new MemoryCacheEntryOptions { Size = 1 });
    }

    /// <inheritdoc />
    public void Dispose() => _kept.Dispose();
}
