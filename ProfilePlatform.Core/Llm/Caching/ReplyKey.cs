using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Llm.Caching;

/// <summary>Tells repeatable questions apart: by profile, operation, model, options and every message.</summary>
internal static class ReplyKey
{
    /// <summary>Characters of a key.</summary>
    public const int Length = 64;

    /// <summary>Null where the question is not repeatable.</summary>
    public static string? Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (options is not { Temperature: 0, Tools: null or { Count: 0 } } || messages.Any(message => message.Contents.Any(content => content is not TextContent)))
        {
            return null;
        }

        var call = LlmCalls.Of(options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, call.ProfileId?.ToString("N") ?? "");
        Add(hash, LlmOperations.Name(call.Operation));
        Add(hash, options.ModelId ?? "");
        Add(hash, options.MaxOutputTokens?.ToString(CultureInfo.InvariantCulture) ?? "");
        Add(hash, Format(options.ResponseFormat));
        foreach (var message in messages)
        {
            Add(hash, message.Role.Value);
            Add(hash, message.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Format(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson json => "json " + json.Schema?.GetRawText(),
        null => "",
        _ => "text",
    };

    // With its length before it, so that no text can run into the next.
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
