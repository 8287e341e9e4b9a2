using System.Collections.Concurrent;
using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Keeps the vocabularies of profiles that were asked lately; a new index version makes a new one.</summary>
public sealed class Vocabularies(IProfileIndex index)
{
    // Word frequencies settle long before; a larger profile is judged by its first passages.
    private const int Sample = 2_000;
    private const int Capacity = 64;

    private readonly ConcurrentDictionary<Guid, (long Version, int Chunks, ProfileVocabulary Vocabulary)> known = new();

    /// <summary>The vocabulary of what the profile's index holds now.</summary>
    public async Task<ProfileVocabulary> OfAsync(Guid profileId, CancellationToken cancellationToken)
    {
        var status = await index.StatusAsync(profileId, cancellationToken);
        if (known.TryGetValue(profileId, out var entry) && entry.Version == status.ContentVersion && entry.Chunks == status.Chunks)
        {
            return entry.Vocabulary;
        }

        var vocabulary = new ProfileVocabulary(await index.ReadAsync(profileId, [], Sample, cancellationToken));
        if (known.Count >= Capacity)
        {
            known.Clear();
        }

        known[profileId] = (status.ContentVersion, status.Chunks, vocabulary);
        return vocabulary;
    }
}
