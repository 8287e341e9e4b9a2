using ProfilePlatform.Core.Indexing;

namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>Scaffolding of an answer that its passage need not hold: "she uses …" of a list of skills, "he holds …" of a degree. Other deeds must stand there.</summary>
internal static class Frames
{
    public static bool IsBeing(string? frame) => Words(frame) is { Length: > 0 } words && words.All(word => WordRoles.IsIn("frame-being", word));

    /// <summary>"which covers", for a colon.</summary>
    public static bool IsHaving(string? frame) => Words(frame) is { Length: 1 } words && WordRoles.IsIn("frame-having", words[0]);

    /// <summary>True where the line stands under a topic of which this can be said.</summary>
    public static bool Allows(Link link, EvidenceUnit unit) =>
        Words(link.Frame) is { Length: > 0 } words && words.All(word => Fits(word, unit));

    /// <summary>True where nothing, or nothing foreign to the topic, was passed over.</summary>
    public static bool Fits(Link link, EvidenceUnit unit) => Words(link.Frame).All(word => Fits(word, unit) || WordRoles.IsIn("frame-being", word));

    /// <summary>"speaker" of a language.</summary>
    public static bool Names(string word, EvidenceUnit unit) => unit.Chunk.Topic == Topics.Skills && WordRoles.IsIn("frame-languages", word);

    private static bool Fits(string word, EvidenceUnit unit) =>
        (WordRoles.IsIn("support-verb", word) && MayStandAlone(word, unit.Chunk.Topic))
        || unit.Entry.Heading.HasStem(Text.Stems.Of(word))
        || unit.Chunk.Topic switch
        {
            Topics.Awards or Topics.Education => WordRoles.IsIn("frame-held", word),
            Topics.Skills => WordRoles.IsIn("frame-skills", word) || WordRoles.IsIn("frame-languages", word),
            Topics.Contact => !WordRoles.IsIn("verb", word) || word is "reach" or "contact",
            Topics.Experience or Topics.Summary => unit.IsHeader && WordRoles.IsIn("frame-held", word),
            _ => false,
        };

    // A lecture under education was heard, not given; a skill in talking is no talk.
    private static bool MayStandAlone(string word, string topic) =>
        word is "spent" ? topic == Topics.Education : topic is Topics.Experience or Topics.Awards;

    private static string[] Words(string? frame) => (frame ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
