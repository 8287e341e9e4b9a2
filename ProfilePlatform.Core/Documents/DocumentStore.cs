using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Documents;

/// <summary>
/// The documents of all profiles. An upload is received, checked, read, kept on the disk and only then recorded, so that a crash at any point
/// leaves at most files that <see cref="DocumentSweep"/> removes.
/// </summary>
public sealed class DocumentStore : IDisposable
{
    private readonly PlatformWriter _writer;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly DocumentReader _reader;
    private readonly DocumentFiles _files;
    private readonly UnusedFiles _unused;
    private readonly IReadOnlyList<IDocumentChangeObserver> _observers;
    private readonly TimeProvider _time;
    private readonly ProfileLocks _locks = new();

    internal DocumentStore(
        PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, DocumentReader reader, DocumentFiles files, UnusedFiles unused,
        IEnumerable<IDocumentChangeObserver> observers, TimeProvider time)
    {
        (_writer, _contexts, _reader, _files, _unused, _observers, _time) = (writer, contexts, reader, files, unused, [.. observers], time);
    }

    /// <summary>
    /// Takes an upload. A document of the same name is replaced and keeps its id; the same content under the same name changes nothing.
    /// </summary>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing is left behind.</exception>
    /// <exception cref="ProfileGoneException">The profile was removed meanwhile.</exception>
    public async Task<AddDocumentResult> AddAsync(Guid profileId, string name, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            return await AddNowAsync(profileId, name, content, cancellationToken);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            // Its folder was taken away under the upload.
            throw new ProfileGoneException();
        }
    }

    private async Task<AddDocumentResult> AddNowAsync(Guid profileId, string name, Stream content, CancellationToken cancellationToken)
    {
        if (DocumentRules.SafeName(name) is not { } safeName)
        {
            return new AddDocumentResult.Refused(DocumentRefusal.BadName);
        }

        if (DocumentRules.KindOf(safeName) is not { } kind)
        {
            return new AddDocumentResult.Refused(DocumentRefusal.WrongType);
        }

        var present = await ListAsync(profileId, cancellationToken);
        if (IsFull(present, safeName))
        {
            return new AddDocumentResult.Refused(DocumentRefusal.TooMany);
        }

        using var upload = await _files.ReceiveAsync(profileId, content, DocumentRules.LargestSize(kind), cancellationToken);
        if (upload is null)
        {
            return new AddDocumentResult.Refused(DocumentRefusal.TooLarge);
        }

        if (present.FirstOrDefault(document => document.Name == safeName && document.Sha256 == upload.Sha256) is { } same)
        {
            return new AddDocumentResult.Added(same, IsChanged: false);
        }

        if (ContentCheck.Check(kind, await File.ReadAllBytesAsync(upload.Path, cancellationToken)) is { } refusal)
        {
            return new AddDocumentResult.Refused(refusal);
        }

        return await _reader.ReadAsync(upload.Path, kind, cancellationToken) switch
        {
            DocumentReadResult.Read read => await KeepAsync(profileId, safeName, kind, upload, read.Text, cancellationToken),
            DocumentReadResult.Refused refused => new AddDocumentResult.Refused(refused.Refusal),
            _ => throw new InvalidOperationException("A reading ends with a text or a refusal."),
        };
    }

    /// <summary>A profile's documents, the oldest first.</summary>
    public async Task<IReadOnlyList<Document>> ListAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Document>().AsNoTracking().Where(document => document.ProfileId == profileId)
            .OrderBy(document => document.UploadedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Deletes a document. Its text stays readable by hash while something quotes it. False where there is none of this name.</summary>
    public async Task<bool> DeleteAsync(Guid profileId, string name, CancellationToken cancellationToken)
    {
        using var turn = await _locks.EnterAsync(profileId, cancellationToken);
        var gone = await _writer.WriteAsync(async (db, token) =>
        {
            var document = await db.Set<Document>().SingleOrDefaultAsync(found => found.ProfileId == profileId && found.Name == name, token);
            if (document is not null)
            {
                db.Remove(document);
                await db.SaveChangesAsync(token);
                await TellAsync(db, document, isDeleted: true, token);
            }

            return document;
        }, cancellationToken);
        if (gone is not null)
        {
            await _unused.RemoveAsync(profileId, gone.Sha256, CancellationToken.None);
        }

        return gone is not null;
    }

    /// <summary>The canonical text of a document; null where there is none of this name.</summary>
    public async Task<CanonicalText?> TextAsync(Guid profileId, string name, CancellationToken cancellationToken)
    {
        var document = (await ListAsync(profileId, cancellationToken)).FirstOrDefault(found => found.Name == name);
        return document is null ? null : await _files.TextAsync(profileId, document.Sha256, cancellationToken);
    }

    /// <summary>The canonical text of a present or past document by the SHA-256 of its original; null where it is not kept.</summary>
    public async Task<CanonicalText?> TextByShaAsync(Guid profileId, string sha256, CancellationToken cancellationToken) =>
        DocumentFiles.IsHash(sha256) ? await _files.TextAsync(profileId, sha256, cancellationToken) : null;

    /// <summary>
    /// The text that a visitor may read around a quotation; null unless a document of the profile has this content now. What the owner
    /// deleted or replaced stays quoted in old answers, but is not to be read on from there.
    /// </summary>
    public async Task<CanonicalText?> PresentTextAsync(Guid profileId, string sha256, CancellationToken cancellationToken) =>
        (await ListAsync(profileId, cancellationToken)).Any(document => document.Sha256 == sha256)
            ? await TextByShaAsync(profileId, sha256, cancellationToken)
            : null;

    /// <inheritdoc />
    public void Dispose() => _locks.Dispose();

    private static bool IsFull(IReadOnlyCollection<Document> documents, string name) =>
        documents.Count >= DocumentRules.DocumentsPerProfile && documents.All(document => document.Name != name);

    private async Task<AddDocumentResult> KeepAsync(
        Guid profileId, string name, DocumentKind kind, DocumentFiles.Upload upload, CanonicalText text, CancellationToken cancellationToken)
    {
        using var turn = await _locks.EnterAsync(profileId, cancellationToken);
        string? replaced = null;
        AddDocumentResult? result = null;
        try
        {
            _files.Keep(profileId, upload, kind, text);
            (result, replaced) = await _writer.WriteAsync((db, token) => RecordAsync(db, profileId, name, kind, upload, text, token), cancellationToken);
            return result;
        }
        finally
        {
            if (result is not AddDocumentResult.Added)
            {
                await _unused.RemoveAsync(profileId, upload.Sha256, CancellationToken.None);
            }

            if (replaced is not null)
            {
                await _unused.RemoveAsync(profileId, replaced, CancellationToken.None);
            }
        }
    }

    private async Task<(AddDocumentResult Result, string? Replaced)> RecordAsync(
        AppDbContext db, Guid profileId, string name, DocumentKind kind, DocumentFiles.Upload upload, CanonicalText text, CancellationToken cancellationToken)
    {
        var present = await db.Set<Document>().Where(document => document.ProfileId == profileId).ToListAsync(cancellationToken);
        if (IsFull(present, name))
        {
            return (new AddDocumentResult.Refused(DocumentRefusal.TooMany), null);
        }

        var existing = present.Find(document => document.Name == name);
        var document = new Document
        {
            Id = existing?.Id ?? Ids.New(_time),
            ProfileId = profileId,
            Name = name,
            Kind = kind,
            Size = upload.Size,
            Sha256 = upload.Sha256,
            IndexedSha256 = existing?.IndexedSha256 ?? "",
            Pages = text.PageStarts.Count,
            UploadedAt = _time.GetUtcNow(),
        };
        var replaced = existing?.Sha256 == upload.Sha256 ? null : existing?.Sha256;
        if (existing is null)
        {
            db.Add(document);
        }
        else
        {
            db.Entry(existing).CurrentValues.SetValues(document);
        }

        await db.SaveChangesAsync(cancellationToken);
        await TellAsync(db, document, isDeleted: false, cancellationToken);
        return (new AddDocumentResult.Added(document, IsChanged: true), replaced);
    }

    private async Task TellAsync(AppDbContext db, Document document, bool isDeleted, CancellationToken cancellationToken)
    {
        foreach (var observer in _observers)
        {
            await observer.ChangedAsync(db, document.ProfileId, document.Id, isDeleted, cancellationToken);
        }
    }
}
