using System.Security.Cryptography;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>The documents that ship with the application, by their bytes. No model is asked to split them.</summary>
/// <param name="folder">Where they lie, in folders; it need not exist.</param>
internal sealed class ShippedDocuments(string folder)
{
    private readonly Lazy<HashSet<string>> _hashes = new(() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Hash).ToHashSet(StringComparer.OrdinalIgnoreCase)
        : []);

    /// <summary>True for the hash of such a document, in hexadecimal.</summary>
    public bool Holds(string sha256) => _hashes.Value.Contains(sha256);

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(file));
    }
}
