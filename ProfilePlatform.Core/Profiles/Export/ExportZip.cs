using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProfilePlatform.Core.Profiles.Export;

/// <summary>A ZIP file that is sent while it is written: nothing of it is kept in memory or on the disk.</summary>
public sealed class ExportZip
{
    private const int LongestName = 150;
    private static readonly JsonSerializerOptions Readable = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        // For people to read; it is no web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _at;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    internal ExportZip(ZipArchive zip, DateTimeOffset at) => (_zip, _at) = (zip, at);

    /// <summary>Adds a value as JSON.</summary>
    public async Task AddAsync<T>(string name, T value, CancellationToken cancellationToken)
    {
        await using var entry = await OpenAsync(name, cancellationToken);
        await JsonSerializer.SerializeAsync(entry, value, Readable, cancellationToken);
    }

    /// <summary>Adds rows as a JSON array, one after the other.</summary>
    public async Task AddRowsAsync<T>(string name, IAsyncEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await using var entry = await OpenAsync(name, cancellationToken);
        await JsonSerializer.SerializeAsync(entry, rows, Readable, cancellationToken);
    }

    /// <summary>Adds a text.</summary>
    public async Task AddTextAsync(string name, string text, CancellationToken cancellationToken)
    {
        await using var entry = await OpenAsync(name, cancellationToken);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    /// <summary>Adds a file of the disk; nothing where it is not there.</summary>
    public async Task AddFileAsync(string name, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return;
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous);
        await using var entry = await OpenAsync(name, cancellationToken);
        await file.CopyToAsync(entry, cancellationToken);
    }

    /// <summary>A name as a file may have it on every system: no folder, nothing reserved, not too long.</summary>
    public static string SafeName(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            safe.Append(rune.Value < 32 || "/\\:*?\"<>|".Contains(rune.ToString(), StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        var trimmed = safe.ToString().Trim('.', ' ');
        var extension = Path.GetExtension(trimmed);
        var stem = trimmed[..^extension.Length];
        return (stem.Length > LongestName ? stem[..LongestName].TrimEnd('.', ' ') : stem) is { Length: > 0 } kept ? kept + extension : "_" + extension;
    }

    private async Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var free = name;
        for (var n = 2; !_names.Add(free); n++)
        {
            free = Path.ChangeExtension(name, null) + $" ({n})" + Path.GetExtension(name);
        }

        var entry = _zip.CreateEntry(free, CompressionLevel.Fastest);
        entry.LastWriteTime = _at;
        return await entry.OpenAsync(cancellationToken);
    }
}
