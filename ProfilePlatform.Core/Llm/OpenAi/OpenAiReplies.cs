#pragma warning disable SCME0001 // JsonPatch is how the SDK gives fields that it has no property for.
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using FinishReason = Microsoft.Extensions.AI.ChatFinishReason;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>Replies, usage and tool calls in the abstractions' form.</summary>
internal static class OpenAiReplies
{
    private const decimal MicrosPerDollar = 1_000_000;

    // Characters: an address, a name and a note. Longer ones would be sent back with the next request, and paid for.
    private const int LongestArguments = 8_000;

    public static ChatResponse Of(ChatCompletion completion)
    {
        List<AIContent> contents = [.. completion.Content.Where(part => part.Text is { Length: > 0 }).Select(part => new TextContent(part.Text))];
        contents.AddRange(completion.ToolCalls.Select((call, index) => Call(call.Id, index, call.FunctionName, call.FunctionArguments.ToString())));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            FinishReason = Of(completion.FinishReason),
            Usage = completion.Usage is { } usage ? Of(usage) : null,
        };
    }

    /// <summary>Arguments that are no JSON object, or endless, leave <see cref="FunctionCallContent.Arguments"/> null and the exception set.</summary>
    public static FunctionCallContent Call(string? id, int index, string name, string arguments) => FunctionCallContent.CreateFromParsedArguments(
        arguments.Length switch { 0 => "{}", > LongestArguments => "too long", _ => arguments },
        id is { Length: > 0 } ? id : $"call_{index}",
        name,
        static json => JsonSerializer.Deserialize<Dictionary<string, object?>>(json) ?? throw new JsonException("Arguments must be an object."));

    public static UsageDetails Of(ChatTokenUsage usage)
    {
        var details = new UsageDetails
        {
            InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount,
        };
        if (usage.Patch.TryGetValue("$.cost"u8, out decimal dollars) && dollars is >= 0 and < MicrosPerDollar)
        {
            (details.AdditionalCounts ??= [])[ReportedUsage.CostMicros] = (long)Math.Round(dollars * MicrosPerDollar);
        }

        return details;
    }

    public static FinishReason Of(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Length => FinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => FinishReason.ContentFilter,
        OpenAI.Chat.ChatFinishReason.ToolCalls or OpenAI.Chat.ChatFinishReason.FunctionCall => FinishReason.ToolCalls,
        _ => FinishReason.Stop,
    };
}
