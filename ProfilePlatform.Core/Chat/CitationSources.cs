using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Indexing.OwnTexts;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat;

/// <summary>
/// What an answer may cite at this moment: documents of an enabled profile, each with the text that its passages were made from, and texts that the owner
/// stands for.
/// Which they are is read anew each time, for it is the last look at the truth before something is shown. A text belongs to its hash and never
/// changes, so texts that were read lately are kept.
/// </summary>
internal sealed class CitationSources(IDbContextFactory<AppDbContext> contexts, DocumentStore documents, OwnTextReading ownTexts) : IDisposable
{
    // In characters: about 32 MB.
    private const long MostKept = 16_000_000;

    private readonly MemoryCache _texts = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Those of the given documents that may be cited now, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, CitationSource>> ReadAsync(
        Guid profileId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<Guid, CitationSource>();
        foreach (var document in (await DocumentsAsync(profileId, cancellationToken)).Where(document => ids.Contains(document.Id)))
        {
            if (await TextAsync(profileId, document.IndexedSha256, cancellationToken) is { } text)
            {
                sources[document.Id] = new CitationSource(document.Name, document.IndexedSha256, text);
            }
        }

        if (ids.Any(id => !sources.ContainsKey(id)) && await IsOpenAsync(profileId, cancellationToken))
        {
            foreach (var text in (await ownTexts.ReadAsync(profileId, cancellationToken)).Where(text => ids.Contains(text.Id)))
            {
                sources[text.Id] = new CitationSource(text.Name, text.Sha256, text.Text);
            }
        }

        return sources;
    }

    /// <summary>False where the profile was switched off or removed: nothing more may be shown.</summary>
    public async Task<bool> IsOpenAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(db, profileId).AnyAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _texts.Dispose();

    // All of them, for there are few: a query with a list in it is compiled anew each time, which takes longer than the query.
    private async Task<List<Document>> DocumentsAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Open(db, profileId)
            .Join(db.Set<Document>(), profile => profile.Id, document => document.ProfileId, (_, document) => document).AsNoTracking().ToListAsync(cancellationToken);
    }

    private static IQueryable<Profile> Open(AppDbContext db, Guid profileId) =>
        db.Set<Profile>().Where(profile => profile.Id == profileId && profile.Enabled && profile.DeletedAt == null);

    private async Task<CanonicalText?> TextAsync(Guid profileId, string sha256, CancellationToken cancellationToken)
    {
        var key = (profileId, sha256);
        if (_texts.TryGetValue(key, out CanonicalText? kept))
        {
            return kept;
        }

        var text = await documents.TextByShaAsync(profileId, sha256, cancellationToken);
        return text is null ? null : _texts.Set(key, text, new MemoryCacheEntryOptions { Size = text.Text.Length + 1 });
    }
}

/// <summary>A document, or a text of the owner's own, that may be cited.</summary>
/// <param name="Name">What citations call it.</param>
/// <param name="Sha256">The hash that tells whether it has changed since.</param>
/// <param name="Text">The text that is quoted.</param>
internal sealed record CitationSource(string Name, string Sha256, CanonicalText Text)
{
    /// <summary>The citation of a stretch; null unless <paramref name="words"/> stand there to the letter, white space aside.</summary>
    public Citation? Cite(TextSpan span, string words, int marker) =>
        span.Start < 0 || span.End > Text.Text.Length || span.Start >= span.End || !SameWords(Text.Text.AsSpan(span.Start, span.Length), words)
            ? null
            : new Citation(marker, Name, Text.PageAt(span.Start), span.Start, span.End, span.In(Text.Text)) { DocumentSha256 = Sha256 };

    // An answer sets white space anew.
    private static bool SameWords(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var at = 0;
        foreach (var c in left)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            while (at < right.Length && char.IsWhiteSpace(right[at]))
            {
                at++;
            }

            if (at == right.Length || right[at++] != c)
            {
                return false;
            }
        }

        return right[at..].Trim().IsEmpty;
    }
}
