using System.Text.Json.Serialization;

namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>What the reader process says: a text with its page starts, or the code of a refusal.</summary>
internal sealed partial record ReaderReply(string? Text, IReadOnlyList<int>? PageStarts, string? Code)
{
    [JsonSerializable(typeof(ReaderReply))]
    internal sealed partial class Json : JsonSerializerContext;
}
