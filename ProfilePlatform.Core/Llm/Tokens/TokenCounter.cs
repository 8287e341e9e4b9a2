using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Llm.Tokens;

/// <summary>
/// Counts what a text has in a model's tokens: exactly for models that use <c>o200k_base</c> or <c>cl100k_base</c>, as <c>o200k_base</c> for all
/// others. Never throws; any number of threads may count at once. An encoding is read once, on its first use.
/// </summary>
public sealed class TokenCounter
{
    /// <summary>What the protocol puts around each message.</summary>
    private const int PerMessage = 3;

    /// <summary>What the protocol puts before the reply.</summary>
    private const int BeforeReply = 3;

    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<BytePairEncoding?> _o200k;
    private readonly Lazy<BytePairEncoding?> _cl100k;

    /// <summary>Counts with the rank files of a folder; null for those that the build fills, <c>assets/tokens</c> beside the assemblies.</summary>
    public TokenCounter(string? folder = null)
    {
        folder ??= RankFile.DefaultFolder;
        _o200k = new(() => Read(Path.Combine(folder, "o200k_base.json"), Pretokenisers.O200k));
        _cl100k = new(() => Read(Path.Combine(folder, "cl100k_base.json"), Pretokenisers.Cl100k));
    }

    /// <summary>False where the rank files are missing or damaged: counts are then estimates, rather too high.</summary>
    public bool IsExact => _o200k.Value is not null && _cl100k.Value is not null;

    /// <summary>Tokens of a text. The words of special tokens ("&lt;|endoftext|&gt;") count as the plain text that they are.</summary>
    public int Count(string model, string text) =>
        (ModelEncodings.IsCl100k(model) ? _cl100k : _o200k).Value?.Count(text) ?? TokenEstimate.Of(text);

    /// <summary>
    /// Tokens of a request: each message with its role, name, texts, tool calls and tool results, and what the protocol adds. Declarations of tools are
    /// not among the messages and not counted.
    /// </summary>
    public int CountMessages(string model, IReadOnlyList<ChatMessage> messages) =>
        BeforeReply + messages.Sum(message =>
            PerMessage + Count(model, message.Role.Value) + (message.AuthorName is { Length: > 0 } name ? 1 + Count(model, name) : 0)
            + message.Contents.Sum(content => CountContent(model, content)));

    private int CountContent(string model, AIContent content) => content switch
    {
        TextContent text => Count(model, text.Text),
        FunctionCallContent call => Count(model, call.Name) + (call.Arguments is { } arguments ? Count(model, Json(arguments)) : 0),
        FunctionResultContent result => result.Result is string text ? Count(model, text) : Count(model, Json(result.Result)),
        _ => 0,
    };

    private static string Json(object? value)
    {
        try
        {
            return JsonSerializer.Serialize(value, AsSent);
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or InvalidOperationException)
        {
            return value?.ToString() ?? "";
        }
    }

    private static BytePairEncoding? Read(string path, Regex pieces)
    {
        try
        {
            return new BytePairEncoding(pieces, RankFile.Read(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }
}
