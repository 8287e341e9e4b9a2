using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Embeddings.Remote;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Store;

namespace ProfilePlatform.Core.Search.Index;

/// <summary>Gives cards and parts their vectors; a text that the store knows costs nothing.</summary>
internal sealed class PeopleVectors(
    PeopleStore store, TimeProvider time, ILogger<PeopleVectors> log, IEmbeddingGenerator<string, Embedding<float>>? encoder = null)
{
    /// <summary>How long an encoder that failed is not asked for what it owes.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private const int BatchSize = 64;

    private readonly string _name = encoder?.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId ?? encoder?.GetType().Name ?? "";
    private DateTimeOffset _failed = DateTimeOffset.MinValue;

    /// <summary>True where who has no vectors may get them.</summary>
    public bool CanRetry => encoder is not null && time.GetUtcNow() - _failed >= Pause;

    /// <summary>Vectors of two encoders are never compared: with another encoder the index begins anew.</summary>
    public async Task FollowEncoderAsync(CancellationToken cancellationToken)
    {
        if (encoder is not null && (await store.OpenAsync(cancellationToken)).Encoder is { Length: > 0 } known && known != _name)
        {
            log.PeopleIndexDiscarded($"its vectors are of {known}, not {_name}");
            await store.ResetAsync(cancellationToken);
        }
    }

    /// <summary>The documents with their vectors, and of which encoder and length these are. Where the encoder fails, those are missing that it owes.</summary>
    public async Task<(IReadOnlyList<PersonChange> Changes, string Encoder, int Dimensions)> AddAsync(IReadOnlyList<ListedPerson> people, CancellationToken cancellationToken)
    {
        var known = encoder is null ? [] : await KnownAsync(people, cancellationToken);
        if (CanRetry)
        {
            try
            {
                await EncodeAsync(encoder!, people, known, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                _failed = time.GetUtcNow();
                log.PeopleWithoutVectors(exception, people.Count);
            }
        }

        if (known.Values.Select(vector => vector.Length).Distinct().Count() > 1)
        {
            // The server gives the same model other dimensions than it did: what is stored is of no use, and what it gave now neither until it is asked again.
            log.PeopleIndexDiscarded("the encoder's vectors differ in length");
            await store.ResetAsync(cancellationToken);
            known.Clear();
        }

        var dimensions = known.Count > 0 ? known.Values.First().Length : 0;
        if (dimensions > 0 && (await store.OpenAsync(cancellationToken)).Dimensions is > 0 and var stored && stored != dimensions)
        {
            log.PeopleIndexDiscarded($"its vectors have {stored} dimensions, not {dimensions}");
            await store.ResetAsync(cancellationToken);
        }

        return ([.. people.Select(person => new PersonChange(
            person.Profile.Id, With(person.Content.Document, known), person.Content.Texts.Keys.All(known.ContainsKey)))], _name, dimensions);
    }

    private static PersonDocument With(PersonDocument document, Dictionary<string, float[]> vectors) => document with
    {
        Cards = [.. document.Cards.Select(card => card with
        {
            Entries = [.. card.Entries.Select(entry => vectors.TryGetValue(entry.TextHash, out var vector) ? entry with { Vector = vector } : entry)],
        })],
    };

    private async Task<Dictionary<string, float[]>> KnownAsync(IReadOnlyList<ListedPerson> people, CancellationToken cancellationToken)
    {
        var meta = await store.OpenAsync(cancellationToken);
        List<string> hashes = [.. people.SelectMany(person => person.Content.Texts.Keys).Distinct(StringComparer.Ordinal)];
        return meta.Dimensions == 0 || meta.Encoder != _name ? [] : store.Read((connection, _) => PeopleReading.VectorsByText(connection, hashes, meta.Dimensions));
    }

    private static async Task EncodeAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator, IReadOnlyList<ListedPerson> people, Dictionary<string, float[]> vectors, CancellationToken cancellationToken)
    {
        foreach (var person in people)
        {
            foreach (var ofDocument in person.Content.Texts.Where(text => !vectors.ContainsKey(text.Key)).GroupBy(text => text.Value.DocumentId))
            {
                var call = new EmbeddingCall(person.Profile.Id, person.Profile.Slug) { DocumentId = ofDocument.Key }.ToOptions();
                foreach (var batch in ofDocument.Chunk(BatchSize))
                {
                    var made = await generator.GenerateAsync(batch.Select(text => text.Value.Text), call, cancellationToken);
                    foreach (var (text, vector) in batch.Zip(made))
                    {
                        vectors[text.Key] = vector.Vector.ToArray();
                    }
                }
            }
        }
    }
}
