namespace ProfilePlatform.Core.Indexing;

/// <summary>
/// The searchable passages of each profile. A projection: it can be thrown away and built again from the documents.
/// Each call names one profile and reaches that profile's store alone.
/// </summary>
public interface IProfileIndex
{
    /// <summary>Replaces a profile's whole set of passages in one transaction; readers see the old set or the new one.</summary>
    /// <remarks>A passage whose id is there already keeps its vector, unless its heading or the encoder changed.</remarks>
    /// <returns>How many passages came, stayed and went, by document.</returns>
    /// <exception cref="ArgumentException">Two passages share an id, or a vector has not <see cref="IndexContent.Dimensions"/>.</exception>
    /// <exception cref="ProfileIndexClosedException">As from every call: the profile was closed.</exception>
    Task<IReadOnlyList<IndexChange>> ReplaceAsync(Guid profileId, IndexContent content, CancellationToken cancellationToken);

    /// <summary>What the store holds; zeros where nothing was indexed.</summary>
    Task<IndexStatus> StatusAsync(Guid profileId, CancellationToken cancellationToken);

    /// <summary>Vectors already known for these texts, by SHA-256 of the text (lower-case hexadecimal), made by <paramref name="encoder"/>.</summary>
    Task<IReadOnlyDictionary<string, float[]>> KnownVectorsAsync(
        Guid profileId, string encoder, IReadOnlyCollection<string> textHashes, CancellationToken cancellationToken);

    /// <summary>Passages that hold a term of the query or lie near its vector, each with both scores, best first by the sum of ranks.</summary>
    Task<IReadOnlyList<IndexHit>> SearchAsync(Guid profileId, IndexQuery query, CancellationToken cancellationToken);

    /// <summary>All passages in order of position, at most <paramref name="limit"/>, of the given topics (none: of all).</summary>
    Task<IReadOnlyList<Chunk>> ReadAsync(
        Guid profileId, IReadOnlyCollection<string> topics, int limit, CancellationToken cancellationToken);

    /// <summary>Refuses new work on the profile for the life of the process, waits for work under way, closes its store. The files can then be moved.</summary>
    Task CloseAsync(Guid profileId, CancellationToken cancellationToken);
}

/// <summary>A profile's whole set of passages.</summary>
/// <param name="ContentVersion">The profile's content version that this set shows.</param>
/// <param name="Encoder">Name of the encoder that made the vectors; empty where there are none.</param>
/// <param name="Dimensions">Length of each vector; 0 where there are none.</param>
/// <param name="Chunks">The passages with their vectors (empty where there is no encoder).</param>
public sealed record IndexContent(
    long ContentVersion, string Encoder, int Dimensions, IReadOnlyList<(Chunk Chunk, ReadOnlyMemory<float> Vector)> Chunks)
{
    /// <summary>True when nothing that is stored is to be kept.</summary>
    public bool Rebuild { get; init; }
}

/// <summary>What a replacement did to one document's passages.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Added">Passages that were not there.</param>
/// <param name="Kept">Passages that were there.</param>
/// <param name="Removed">Passages that went.</param>
public sealed record IndexChange(Guid DocumentId, int Added, int Kept, int Removed);

/// <summary>What a profile's store holds.</summary>
/// <param name="Chunks">Number of passages.</param>
/// <param name="Topics">Passages by topic.</param>
/// <param name="ContentVersion">The profile's content version that is shown; 0 before the first.</param>
/// <param name="Encoder">Name of the encoder whose vectors are stored; empty where there are none.</param>
public sealed record IndexStatus(int Chunks, IReadOnlyDictionary<string, int> Topics, long ContentVersion, string Encoder);

/// <summary>A question to a profile's store.</summary>
/// <param name="Terms">Words to look for, stop words removed; the store quotes each. Empty: vectors alone.</param>
/// <param name="Vector">The question's vector; empty: words alone.</param>
/// <param name="Topics">Topics to search in; empty: all.</param>
/// <param name="Limit">At most so many passages from words, and so many from vectors.</param>
public sealed record IndexQuery(
    IReadOnlyList<string> Terms, ReadOnlyMemory<float> Vector, IReadOnlyCollection<string> Topics, int Limit)
{
    /// <summary>
    /// The encoder that made <paramref name="Vector"/>. The vector is ignored where the store's come from another, as between a change of
    /// encoder and the next indexing. Empty: not checked.
    /// </summary>
    public string Encoder { get; init; } = "";
}

/// <summary>A passage found.</summary>
/// <param name="Chunk">The passage.</param>
/// <param name="Lexical">BM25, larger is better; 0 where no term occurs.</param>
/// <param name="Dense">Cosine similarity with the query's vector; 0 where there is no vector.</param>
public sealed record IndexHit(Chunk Chunk, double Lexical, double Dense);
