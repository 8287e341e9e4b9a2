using System.Security.Cryptography;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Portraits, one PNG file a profile, named by its SHA-256.</summary>
public sealed class ProfilePhotos(DataDirectory data)
{
    /// <summary>Stores a PNG that the platform itself made or ships, and returns its SHA-256 for the profile's row.</summary>
    internal async Task<string> StoreAsync(Guid profileId, ReadOnlyMemory<byte> png, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(png.Span));
        var path = PathOf(profileId, sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".part";
        await File.WriteAllBytesAsync(temporary, png, cancellationToken);
        File.Move(temporary, path, overwrite: true);
        return sha256;
    }

    /// <summary>The portrait's file; null where there is none.</summary>
    public string? Find(Profile profile) =>
        profile.PhotoSha256.Length > 0 && PathOf(profile.Id, profile.PhotoSha256) is var path && File.Exists(path) ? path : null;

    private string PathOf(Guid profileId, string sha256) => Path.Combine(data.Profile(profileId), "photos", sha256 + ".png");
}
