#pragma warning disable SCME0001 // JsonPatch is how the SDK takes fields that it has no property for.
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using JsonFormat = Microsoft.Extensions.AI.ChatResponseFormatJson;
using ResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace ProfilePlatform.Core.Llm.OpenAi;

/// <summary>Options in the SDK's form.</summary>
internal static class OpenAiRequest
{
    private const string SchemaName = "answer";

    public static ChatCompletionOptions Of(ChatOptions? options, Uri baseUrl)
    {
        var with = new ChatCompletionOptions { Temperature = options?.Temperature };
        if (options?.MaxOutputTokens is { } most)
        {
            Limit(with, most, baseUrl);
        }

        with.ResponseFormat = options?.ResponseFormat switch
        {
            JsonFormat { Schema: { } schema } json => ResponseFormat.CreateJsonSchemaFormat(
                json.SchemaName ?? SchemaName, BinaryData.FromString(schema.GetRawText()), json.SchemaDescription),
            JsonFormat => ResponseFormat.CreateJsonObjectFormat(),
            _ => null,
        };
        foreach (var tool in options?.Tools?.OfType<AIFunctionDeclaration>() ?? [])
        {
            with.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        }

        return with;
    }

    // OpenAI itself has renamed the field, and refuses the old name for its newer models; nearly everybody else knows the old name only.
    private static void Limit(ChatCompletionOptions with, int most, Uri baseUrl)
    {
        if (baseUrl.Host == "api.openai.com")
        {
            with.MaxOutputTokenCount = most;
        }
        else
        {
            with.Patch.Set("$.max_tokens"u8, most);
        }
    }
}
