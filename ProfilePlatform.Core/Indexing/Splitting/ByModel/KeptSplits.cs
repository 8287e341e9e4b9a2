using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting.ByModel;

/// <summary>Keeps what a model made of a document as long as the document is there.</summary>
internal sealed class KeptSplits(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>The kept split of a document's text by a splitter; null where there is none that fits the text, or only an older one.</summary>
    public async Task<SplitOutcome?> FindAsync(
        Document document, string splitter, CanonicalText text, DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Set<DocumentSplit>().AsNoTracking().SingleOrDefaultAsync(
            split => split.ProfileId == document.ProfileId && split.DocumentSha256 == document.Sha256 && split.Splitter == splitter, cancellationToken);
        return row is not null && !(row.CreatedAt < notBefore) && Read(row.SectionsJson, text.Text) is { } sections ? new SplitOutcome(sections, SplitEngine.Model, row.Dropped) : null;
    }

    /// <summary>Keeps a split in place of the one before; nothing where the document went meanwhile.</summary>
    public Task KeepAsync(Document document, string splitter, SplitOutcome split, CancellationToken cancellationToken) =>
        writer.WriteAsync(async (db, token) =>
        {
            db.RemoveRange(await db.Set<DocumentSplit>().Where(kept =>
                kept.ProfileId == document.ProfileId && kept.DocumentSha256 == document.Sha256 && kept.Splitter == splitter).ToListAsync(token));
            if (await db.Set<Document>().AnyAsync(present => present.ProfileId == document.ProfileId && present.Sha256 == document.Sha256, token))
            {
                // The one before goes first: both have the same key.
                await db.SaveChangesAsync(token);
                db.Add(new DocumentSplit
                {
                    Id = Ids.New(time),
                    ProfileId = document.ProfileId,
                    DocumentSha256 = document.Sha256,
                    Splitter = splitter,
                    SectionsJson = JsonSerializer.Serialize(split.Sections.Select(section =>
                        new Row(section.Topic, section.Span.Start, section.Span.End, section.Heading)), JsonSerializerOptions.Web),
                    Dropped = split.Dropped,
                    CreatedAt = time.GetUtcNow(),
                });
            }
        }, cancellationToken);

    /// <summary>Removes, in the caller's transaction, what belongs to no document of the profile any more.</summary>
    public static async Task RemoveUnusedAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<DocumentSplit>().Where(split => split.ProfileId == profileId
            && !db.Set<Document>().Any(document => document.ProfileId == profileId && document.Sha256 == split.DocumentSha256)).ToListAsync(cancellationToken));

    // A reader that learned to read better gives another text for the same file.
    private static List<Section>? Read(string json, string text)
    {
        var rows = JsonSerializer.Deserialize<List<Row>>(json, JsonSerializerOptions.Web) ?? [];
        var end = 0;
        foreach (var row in rows)
        {
            if (row.Start != end || row.End <= row.Start || row.End > text.Length || !Topics.All.Contains(row.Topic)
                || row.Heading is { } heading && !FoldedText.Of(text[row.Start..row.End]).StartsWith(FoldedText.Of(heading), StringComparison.Ordinal))
            {
                return null;
            }

            end = row.End;
        }

        return end == text.Length ? rows.ConvertAll(row => new Section(row.Topic, new TextSpan(row.Start, row.End), row.Heading)) : null;
    }

    private sealed record Row(string Topic, int Start, int End, string? Heading);
}
