using System.Security.Cryptography;
using System.Text.Json;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Documents;

/// <summary>
/// The files of a profile's documents: <c>docs/{sha256}.{extension}</c> and <c>docs/{sha256}.json</c>. A file appears under its name only when all
/// of it is on the disk; what is being written ends in <c>.part</c>.
/// </summary>
internal sealed class DocumentFiles(DataDirectory data, TimeProvider time)
{
    private const string Unfinished = ".part";

    /// <summary>An upload on the disk, not yet a document.</summary>
    public sealed record Upload(string Path, long Size, string Sha256) : IDisposable
    {
        /// <summary>Removes it, where it was not kept.</summary>
        public void Dispose() => File.Delete(Path);
    }

    /// <summary>Writes an upload to the disk while hashing it; null where it is larger than <paramref name="limit"/> bytes.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing is left behind.</exception>
    public async Task<Upload?> ReceiveAsync(Guid profileId, Stream content, long limit, CancellationToken cancellationToken)
    {
        var path = NewPart(profileId);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                var buffer = new byte[64 * 1024];
                while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
                {
                    size += read;
                    if (size > limit)
                    {
                        break;
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }

                file.Flush(flushToDisk: true);
            }

            if (size > limit)
            {
                File.Delete(path);
                return null;
            }

            return new Upload(path, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Keeps an upload and its text under the hash. A text that is there already stays: quotations point into it.</summary>
    public void Keep(Guid profileId, Upload upload, DocumentKind kind, CanonicalText text)
    {
        var textPath = TextPath(profileId, upload.Sha256);
        if (!File.Exists(textPath))
        {
            var part = NewPart(profileId);
            try
            {
                using (var file = new FileStream(part, FileMode.CreateNew))
                {
                    JsonSerializer.Serialize(file, text);
                    file.Flush(flushToDisk: true);
                }

                File.Move(part, textPath, overwrite: true);
            }
            catch
            {
                File.Delete(part);
                throw;
            }
        }

        File.Move(upload.Path, OriginalPath(profileId, upload.Sha256, kind), overwrite: true);
    }

    /// <summary>The canonical text kept under a hash; null where there is none.</summary>
    public async Task<CanonicalText?> TextAsync(Guid profileId, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(TextPath(profileId, sha256));
            return await JsonSerializer.DeserializeAsync<CanonicalText>(file, cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes the original, and its text too unless <paramref name="keepText"/>. Returns how many files went.</summary>
    public int Remove(Guid profileId, string sha256, bool keepText)
    {
        var folder = data.Documents(profileId);
        var files = !Directory.Exists(folder) ? [] : Directory.GetFiles(folder, sha256 + ".*").Where(file => !keepText || !file.EndsWith(".json", StringComparison.Ordinal)).ToList();
        files.ForEach(File.Delete);
        return files.Count;
    }

    /// <summary>Removes what uploads left behind that never came to an end. Only while there are none.</summary>
    public int RemoveUnfinished(Guid profileId)
    {
        var files = Directory.GetFiles(data.Documents(profileId), "*" + Unfinished);
        Array.ForEach(files, File.Delete);
        return files.Length;
    }

    /// <summary>Hashes of all files kept for a profile.</summary>
    public IReadOnlyList<string> Hashes(Guid profileId) =>
        [.. Directory.GetFiles(data.Documents(profileId)).Select(file => Path.GetFileName(file).Split('.')[0]).Where(IsHash).Distinct(StringComparer.Ordinal)];

    /// <summary>Profiles that have a folder of documents.</summary>
    public IReadOnlyList<Guid> Profiles()
    {
        var root = Path.GetDirectoryName(data.Profile(Guid.Empty))!;
        return !Directory.Exists(root) ? [] :
        [
            .. Directory.GetDirectories(root)
                .Select(folder => Guid.TryParse(Path.GetFileName(folder), out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty && Directory.Exists(data.Documents(id))),
        ];
    }

    /// <summary>True for 64 lower-case hexadecimal digits: only such a name ever reaches the file system.</summary>
    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private string OriginalPath(Guid profileId, string sha256, DocumentKind kind) =>
        Path.Combine(data.Documents(profileId), sha256 + DocumentRules.ExtensionOf(kind));

    private string TextPath(Guid profileId, string sha256) => Path.Combine(data.Documents(profileId), sha256 + ".json");

    private string NewPart(Guid profileId) =>
        Path.Combine(Directory.CreateDirectory(data.Documents(profileId)).FullName, Ids.New(time).ToString("N") + Unfinished);
}
