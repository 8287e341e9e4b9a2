using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>The closed vocabulary of courtesies.</summary>
internal static class CourtesyWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists =
        Lexicon.Tables("courtesies").ToFrozenDictionary(table => table.Head, table => table.Items.SelectMany(item => item.Split(' ')).ToFrozenSet());

    private static readonly FrozenSet<string> All = Lists.Values.SelectMany(list => list).ToFrozenSet();

    /// <summary>True for a word that some courtesy may hold.</summary>
    public static bool Contains(string word) => All.Contains(word);

    public static bool IsPolite(string word) => Lists["polite"].Contains(word);

    public static bool IsSource(string word) => Lists["source"].Contains(word);

    public static bool IsSaying(string word) => Lists["saying"].Contains(word);

    public static bool IsAct(string word) => Lists["act"].Contains(word);

    public static bool IsCarried(string word) => Lists["carried"].Contains(word);
}
