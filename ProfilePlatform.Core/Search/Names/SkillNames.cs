using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Search.Names;

/// <summary>Skills and tools, kinds of firms.</summary>
internal static class SkillNames
{
    /// <summary>Skills by all their names; the value is the usual one.</summary>
    public static PhraseTrie<string> Skills { get; } = new(Lexicon.Lines("skills").SelectMany(line => Lexicon.Items(line, ',')).SelectMany(Names));

    /// <summary>Kinds and standings of firms: "fintech", "series b".</summary>
    public static PhraseTrie<string> Sectors { get; } =
        new(Lexicon.Lines("sectors").SelectMany(line => Lexicon.Items(line, ',')).Select(sector => (PhraseTrie<string>.Key(sector), sector)));

    private static IEnumerable<(string, string)> Names(string entry)
    {
        var parts = entry.Split(['(', ')'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Select(name => (PhraseTrie<string>.Key(name), parts[0]));
    }
}
