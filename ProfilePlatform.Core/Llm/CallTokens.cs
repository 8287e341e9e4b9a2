using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Llm;

/// <summary>Counts what a call sends, for providers that do not report it and for budgets, which must know beforehand.</summary>
internal sealed class CallTokens
{
    private readonly int _charactersOfAToken = 4;

    /// <summary>Tokens of the messages and of the tools' declarations.</summary>
    public int OfRequest(string model, IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        messages.Sum(message => OfText(model, message.Text)) + (options?.Tools ?? []).OfType<AIFunctionDeclaration>().Sum(tool =>
            OfText(model, tool.Name) + OfText(model, tool.Description) + OfText(model, tool.JsonSchema.GetRawText()));

    /// <summary>Tokens of a text.</summary>
    public int OfText(string model, string text) => (text.Length + _charactersOfAToken - 1) / _charactersOfAToken;
}
