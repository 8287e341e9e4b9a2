using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ProfilePlatform.Core.Chat.Model;

/// <summary>The two tools that a twin's model may call.</summary>
internal static class TwinTools
{
    public const string RecordUserDetails = "record_user_details";
    public const string RecordUnknownQuestion = "record_unknown_question";

    /// <summary>Their declarations. Descriptions are short: they are paid for in every turn.</summary>
    public static IReadOnlyList<AITool> All { get; } =
    [
        AIFunctionFactory.CreateDeclaration(RecordUserDetails, "Notes the visitor's e-mail address for the person.", Schema(
            """
            {"type":"object","properties":{
              "email":{"type":"string","description":"exactly as the visitor wrote it"},
              "name":{"type":"string","description":"as the visitor wrote it"},
              "notes":{"type":"string","description":"what they want, in their words"}},
             "required":["email"],"additionalProperties":false}
            """)),
        AIFunctionFactory.CreateDeclaration(RecordUnknownQuestion, "Notes a question that the passages do not answer.", Schema(
            """{"type":"object","properties":{"question":{"type":"string"}},"required":["question"],"additionalProperties":false}""")),
    ];

    private static JsonElement Schema(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
