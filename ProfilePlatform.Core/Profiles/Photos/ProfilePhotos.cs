using System.Security.Cryptography;
using ProfilePlatform.Core.Documents;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>
/// Portraits, one file a profile, named by its SHA-256. What people send is never kept: <see cref="PortraitMaker"/> makes a small JPEG of it. A file
/// that a crash left behind goes with the next change.
/// </summary>
public sealed class ProfilePhotos : IDisposable
{
    /// <summary>Largest picture that is taken, in bytes.</summary>
    public const int LargestPicture = 5 * 1024 * 1024;

    private readonly DataDirectory _data;
    private readonly ProfileRegistry _registry;
    private readonly ProfileEdits _edits;
    private readonly PortraitMaker _maker;
    private readonly ProfileLocks _locks = new();

    internal ProfilePhotos(DataDirectory data, ProfileRegistry registry, ProfileEdits edits, PortraitMaker maker) =>
        (_data, _registry, _edits, _maker) = (data, registry, edits, maker);

    /// <summary>True where portraits can be made on this machine.</summary>
    public bool IsAvailable => _maker.Program is not null;

    /// <summary>Makes a portrait of a JPEG, PNG or WebP picture and sets it.</summary>
    public async Task<SetPhotoResult> SetAsync(Viewer viewer, string slug, Stream picture, CancellationToken cancellationToken)
    {
        if (await _registry.FindEditableAsync(viewer, slug, cancellationToken) is not { } profile)
        {
            return new SetPhotoResult.Missing();
        }

        var bytes = await ReadAsync(picture, cancellationToken);
        if (bytes is null)
        {
            return new SetPhotoResult.Refused(PhotoRefusal.TooLarge);
        }

        return await _maker.MakeAsync(bytes, FolderOf(profile.Id), cancellationToken) switch
        {
            PortraitResult.Made made => await KeepAsync(viewer, profile, made.Jpeg, ".jpg", cancellationToken),
            PortraitResult.Refused refused => new SetPhotoResult.Refused(refused.Refusal),
            _ => throw new InvalidOperationException("A portrait is made or refused."),
        };
    }

    /// <summary>Takes the portrait away; nothing where there is none.</summary>
    public async Task<SetPhotoResult> RemoveAsync(Viewer viewer, string slug, CancellationToken cancellationToken) =>
        await _registry.FindEditableAsync(viewer, slug, cancellationToken) is not { } profile
            ? new SetPhotoResult.Missing()
            : await KeepAsync(viewer, profile, [], "", cancellationToken);

    /// <summary>Sets a PNG that the platform itself ships.</summary>
    internal Task<SetPhotoResult> SetShippedAsync(Viewer viewer, Profile profile, byte[] png, CancellationToken cancellationToken) =>
        KeepAsync(viewer, profile, png, ".png", cancellationToken);

    /// <summary>The portrait's file; null where there is none.</summary>
    public string? Find(Profile profile) =>
        profile.PhotoSha256.Length == 0 ? null
        : new[] { ".jpg", ".png" }.Select(extension => Path.Combine(FolderOf(profile.Id), profile.PhotoSha256 + extension)).FirstOrDefault(File.Exists);

    /// <inheritdoc />
    public void Dispose() => _locks.Dispose();

    private static async Task<byte[]?> ReadAsync(Stream picture, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await picture.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LargestPicture)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }

    // One change of a profile's files at a time: else one could remove what the other has just written.
    private async Task<SetPhotoResult> KeepAsync(Viewer viewer, Profile profile, byte[] image, string extension, CancellationToken cancellationToken)
    {
        using var turn = await _locks.EnterAsync(profile.Id, cancellationToken);
        var sha256 = image.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(image));
        if (image.Length > 0)
        {
            await WriteAsync(Path.Combine(FolderOf(profile.Id), sha256 + extension), image, cancellationToken);
        }

        var result = await _edits.EditAsync(viewer, profile.Slug, (_, found, _) =>
        {
            found.PhotoSha256 = sha256;
            return Task.FromResult<EditProfileResult>(new EditProfileResult.Done(found));
        }, CancellationToken.None);
        if (result is not EditProfileResult.Done done)
        {
            return new SetPhotoResult.Missing();
        }

        RemoveOthers(done.Profile);
        return new SetPhotoResult.Done(done.Profile);
    }

    private static async Task WriteAsync(string path, byte[] image, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = path + ".part";
        await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(image, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    private void RemoveOthers(Profile profile)
    {
        var folder = FolderOf(profile.Id);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            // Pictures that others are reading just now have names of their own.
            if (Path.GetFileNameWithoutExtension(file) != profile.PhotoSha256 && !file.EndsWith(PortraitMaker.PictureExtension, StringComparison.Ordinal))
            {
                File.Delete(file);
            }
        }
    }

    private string FolderOf(Guid profileId) => Path.Combine(_data.Profile(profileId), "photos");
}

/// <summary>What came of changing a portrait.</summary>
public abstract record SetPhotoResult
{
    /// <summary>It is changed.</summary>
    public sealed record Done(Profile Profile) : SetPhotoResult;

    /// <summary>There is no profile that the viewer may change.</summary>
    public sealed record Missing : SetPhotoResult;

    /// <summary>The picture cannot be used.</summary>
    public sealed record Refused(PhotoRefusal Refusal) : SetPhotoResult;
}
