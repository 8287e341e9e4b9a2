namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>What an <c>index.db</c> looks like. Only what SQLite 3.35.5 knows.</summary>
internal static class IndexSchema
{
    /// <summary>Stored as <c>user_version</c>. Raise it with any change below, or of what <see cref="IndexedText"/> makes of a text.</summary>
    public const int Version = 1;

    /// <summary>
    /// An explicit row number ties the three tables together, for implicit ones change on VACUUM. The tokeniser's categories keep the vowel
    /// signs of Indic scripts (Mn, Mc) inside words.
    /// </summary>
    public static readonly string Create = FormattableString.Invariant($"""
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE chunks(
          row INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          document_id TEXT NOT NULL,
          topic TEXT NOT NULL,
          position INTEGER NOT NULL,
          span_start INTEGER NOT NULL,
          span_end INTEGER NOT NULL,
          text_hash TEXT NOT NULL,
          heading TEXT NOT NULL,
          text TEXT NOT NULL);
        CREATE INDEX chunks_by_topic ON chunks(topic, position);
        CREATE INDEX chunks_by_text ON chunks(text_hash);
        CREATE VIRTUAL TABLE chunks_fts USING fts5(
          heading, text, tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
        PRAGMA user_version = {Version};
        """);

    /// <summary>64 vectors a block: the default of 1,024 makes a small profile's file many times larger.</summary>
    public static string CreateVectors(int dimensions) => FormattableString.Invariant(
        $"CREATE VIRTUAL TABLE chunk_vectors USING vec0(embedding float[{dimensions}] distance_metric=cosine, chunk_size=64)");
}
