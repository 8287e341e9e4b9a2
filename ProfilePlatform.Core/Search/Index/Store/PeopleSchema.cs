namespace ProfilePlatform.Core.Search.Index.Store;

/// <summary>What a <c>search.db</c> looks like. Only what SQLite 3.35.5 knows.</summary>
internal static class PeopleSchema
{
    /// <summary>Stored as <c>user_version</c>. Raise it with any change below, or of what <see cref="Documents.PersonDocuments"/> makes of a profile.</summary>
    public const int Version = 2;

    /// <summary>
    /// A changed person gets new rows, and no row number is ever used twice: whoever still reads the old ones finds nothing rather than somebody else.
    /// A card's own row in <c>entries</c> has its number in <c>cards</c>; its parts have the numbers after it and name it. Vectors stand together by
    /// card, in the order of its rows, zeros where one is missing: a search reads all of a card at once.
    /// </summary>
    public static readonly string Create = FormattableString.Invariant($"""
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE people(
          person INTEGER PRIMARY KEY AUTOINCREMENT,
          profile_id TEXT NOT NULL UNIQUE,
          content_version INTEGER NOT NULL,
          generation INTEGER NOT NULL,
          has_vectors INTEGER NOT NULL,
          open_to_work INTEGER NOT NULL,
          salary_min INTEGER,
          preferred_places TEXT NOT NULL);
        CREATE TABLE cards(
          card INTEGER PRIMARY KEY,
          person INTEGER NOT NULL,
          starts INTEGER NOT NULL,
          ends INTEGER NOT NULL,
          facets TEXT NOT NULL,
          phrases TEXT NOT NULL);
        CREATE TABLE entries(
          row INTEGER PRIMARY KEY AUTOINCREMENT,
          person INTEGER NOT NULL,
          card INTEGER NOT NULL,
          id TEXT NOT NULL,
          text_hash TEXT NOT NULL,
          title TEXT NOT NULL,
          words TEXT NOT NULL);
        CREATE TABLE vectors(card INTEGER PRIMARY KEY, vectors BLOB NOT NULL);
        CREATE INDEX cards_by_person ON cards(person);
        CREATE INDEX entries_by_person ON entries(person);
        CREATE INDEX entries_by_text ON entries(text_hash);
        CREATE VIRTUAL TABLE entries_fts USING fts5(
          title, words, content = 'entries', content_rowid = 'row',
          tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
        PRAGMA user_version = {Version};
        """);
}
