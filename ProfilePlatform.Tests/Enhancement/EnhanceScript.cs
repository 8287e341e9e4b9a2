using System.Text.Json;
using System.Text.Json.Nodes;
using ProfilePlatform.Tests.Llm;

namespace ProfilePlatform.Tests.Enhancement;

/// <summary>A section as the model receives it.</summary>
internal sealed record AskedSection(int Number, string Heading, string Text);

/// <summary>What a model is asked, and replies to it.</summary>
internal static class EnhanceScript
{
    /// <summary>The sections of a request; empty where it is about something else.</summary>
    public static IReadOnlyList<AskedSection> Sections(StubRequest request) =>
        request is { Temperature: 0.3, Messages: [_, { Text: var body }] } && JsonNode.Parse(body)?["sections"] is JsonArray sections
            ? [.. sections.Select(section => new AskedSection(section!["section_number"]!.GetValue<int>(), section["heading"]!.GetValue<string>(), section["text"]!.GetValue<string>()))]
            : [];

    /// <summary>A reply with these texts.</summary>
    public static StubReply Reply(IEnumerable<(int Number, string Text)> texts) => StubReply.Text(Json(texts));

    public static string Json(IEnumerable<(int Number, string Text)> texts) =>
        JsonSerializer.Serialize(new { sections = texts.Select(text => new { section_number = text.Number, enhanced_text = text.Text }) });

    /// <summary>Says the same with one ordinary word more.</summary>
    public static string Rewrite(string text) => "Carefully: " + text;

    /// <summary>Rewrites everything that it is asked for, as an honest model does.</summary>
    public static StubReply Honest(StubRequest request) => Reply(Sections(request).Select(section => (section.Number, Rewrite(section.Text))));
}
