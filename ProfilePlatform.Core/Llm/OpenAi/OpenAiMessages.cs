using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using SdkMessage = OpenAI.Chat.ChatMessage;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>Messages in the SDK's form; every text goes through <see cref="OutgoingText"/>.</summary>
internal static class OpenAiMessages
{
    public static IEnumerable<SdkMessage> Of(IEnumerable<ChatMessage> messages) => [.. messages.SelectMany(Of)];

    private static IEnumerable<SdkMessage> Of(ChatMessage message) => message.Role.Value switch
    {
        "system" => [new SystemChatMessage(Text(message))],
        "assistant" => [Assistant(message)],
        "tool" => message.Contents.OfType<FunctionResultContent>().Select(result => new ToolChatMessage(result.CallId, Result(result))),
        _ => [new UserChatMessage(Text(message))],
    };

    private static AssistantChatMessage Assistant(ChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>().Select(Call).ToList();
        if (calls.Count == 0)
        {
            return new AssistantChatMessage(Text(message));
        }

        var assistant = new AssistantChatMessage(calls);
        if (Text(message) is { Length: > 0 } text)
        {
            assistant.Content.Add(ChatMessageContentPart.CreateTextPart(text));
        }

        return assistant;
    }

    // Arguments that could not be read go back as none: providers refuse a history whose JSON is broken.
    private static ChatToolCall Call(FunctionCallContent call) => ChatToolCall.CreateFunctionToolCall(
        call.CallId, call.Name, BinaryData.FromString(OutgoingText.CleanJson(call.Arguments ?? new Dictionary<string, object?>())));

    private static string Result(FunctionResultContent result) =>
        result.Result is string text ? OutgoingText.Clean(text) : OutgoingText.CleanJson(result.Result);

    private static string Text(ChatMessage message) => OutgoingText.Clean(message.Text);
}
