using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>What words do in a sentence that is checked: which claim nothing, which name a rank, which say the same.</summary>
internal static class Vocabulary
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists =
        Lexicon.Tables("grounding-words").ToFrozenDictionary(table => table.Head, table => table.Items.ToFrozenSet());

    private static readonly FrozenDictionary<string, FrozenSet<string>> Same = Lexicon.Lines("grounding-paraphrases")
        .Select(line => line.Split(':'))
        .SelectMany(sides => StemsOf(sides[0]).Select(claimed => (claimed, stated: StemsOf(sides[^1]))))
        .GroupBy(pair => pair.claimed)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(pair => pair.stated).Where(stem => stem != group.Key).ToFrozenSet());

    private static readonly FrozenSet<string> Titles = Lexicon.Words("roles").Select(Words.TextsIn).SelectMany(words => words).ToFrozenSet();

    /// <summary>Pronouns, prepositions, auxiliaries.</summary>
    public static bool IsFunction(string word) => Lists["function"].Contains(word);

    /// <summary>Function words, and words that only carry what stands beside them ("worked as", "her role").</summary>
    public static bool IsLight(string word) => IsFunction(word) || Lists["light"].Contains(word);

    public static bool IsNegation(string word) => Lists["negation"].Contains(word);

    /// <summary>True for a word that names what somebody is at work.</summary>
    public static bool IsTitle(string word) => Titles.Contains(word);

    /// <summary>Stems that say the same as a stem, without itself.</summary>
    public static IReadOnlySet<string> SameAs(string stem) => Same.GetValueOrDefault(stem, FrozenSet<string>.Empty);

    private static string[] StemsOf(string words) => [.. Lexicon.Items(words, ' ').Select(Stems.Of).Distinct()];
}
