using Microsoft.Extensions.AI;
using ProfilePlatform.Core.Llm.Tokens;

namespace ProfilePlatform.Core.Llm;

/// <summary>Counts what a call sends and receives, for providers that do not report it and for budgets, which must know beforehand.</summary>
internal sealed class CallTokens(TokenCounter counter)
{
    /// <summary>Tokens of the messages and of the tools' declarations.</summary>
    public int OfRequest(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        counter.CountMessages(model, messages) + (options?.Tools ?? []).OfType<AIFunctionDeclaration>().Sum(tool =>
            OfText(model, tool.Name) + OfText(model, tool.Description) + OfText(model, tool.JsonSchema.GetRawText()));

    /// <summary>Tokens of a text.</summary>
    public int OfText(string model, string text) => counter.Count(model, text);
}
