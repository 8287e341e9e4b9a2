using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles.Export;

/// <summary>Hands out everything that the platform holds on a person, as a ZIP file.</summary>
public sealed class ProfileExport(
    IDbContextFactory<AppDbContext> contexts, PlatformWriter writer, AuditTrail audit, IEnumerable<IProfileExportPart> parts, TimeProvider time)
{
    /// <summary>Notes that <paramref name="viewer"/> takes the profile's data out. Call it before the first byte is sent.</summary>
    public Task BeginAsync(Viewer viewer, Profile profile, CancellationToken cancellationToken) => writer.WriteAsync((db, _) =>
    {
        audit.Add(db, viewer.Actor, AuditActions.ProfileExported, "profile", profile.Id);
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>Writes the ZIP file to <paramref name="stream"/>, which need not be seekable.</summary>
    public async Task WriteAsync(Profile profile, Stream stream, CancellationToken cancellationToken)
    {
        await using var tail = new TailBuffer(stream);
        await using (var archive = await ZipArchive.CreateAsync(tail, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            await WriteAsync(profile, archive, cancellationToken);
        }

        await tail.FlushAsync(cancellationToken);
    }

    private async Task WriteAsync(Profile profile, ZipArchive archive, CancellationToken cancellationToken)
    {
        var zip = new ExportZip(archive, time.GetUtcNow());
        await zip.AddTextAsync("README.txt", Readme(profile), cancellationToken);
        foreach (var part in parts)
        {
            // One context a part: what is open is let go between them.
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await part.WriteAsync(zip, db, profile, cancellationToken);
        }
    }

    private string Readme(Profile profile) => $"""
        Everything that this platform holds on {profile.DisplayName} (/{profile.Slug}), taken out at {time.GetUtcNow():u}.

        Texts are UTF-8, lists are JSON, times are UTC. Offsets count UTF-16 code units of a document's text.

        {string.Join('\n', parts.Select(part => part.About))}

        Not in here: passages, vectors and search entries, which are made from the documents and cards; log files, which hold ids and no words of yours.

        """;
}
