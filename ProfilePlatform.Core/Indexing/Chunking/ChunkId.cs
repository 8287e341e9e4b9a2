using System.Security.Cryptography;
using System.Text;

namespace ProfilePlatform.Core.Indexing.Chunking;

/// <summary>Ids of passages: the same text of the same document keeps its id when the document is indexed again.</summary>
internal static class ChunkId
{
    /// <summary>SHA-256, in lower-case hexadecimal, of document id, text and the number of earlier passages with this text.</summary>
    public static string Of(Guid documentId, string text, int occurrence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{documentId:N}\n{occurrence}\n{text}")));
}
