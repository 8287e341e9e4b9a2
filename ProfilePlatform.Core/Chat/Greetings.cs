using Microsoft.Extensions.Caching.Memory;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Profiles;

namespace ProfilePlatform.Core.Chat;

/// <summary>Greets visitors. A greeting tries a dozen questions against the documents, so it is kept until the profile changes.</summary>
public sealed class Greetings : IDisposable
{
    private const int MostKept = 2_000;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostKept });
    private readonly LocalTwin _twin;
    private readonly TwinPeople _people;

    internal Greetings(LocalTwin twin, TwinPeople people) => (_twin, _people) = (twin, people);

    /// <summary>The greeting and three first questions; fewer where the documents are short.</summary>
    public async Task<Welcome> GreetAsync(Profile profile, CancellationToken cancellationToken)
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
