using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What words do in a rewriting: which claim nothing, which claim something of their own, which say the same.</summary>
internal static class FactWords
{
    /// <summary>How many of the first <see cref="Claims"/> tell of deeds.</summary>
    public const int Deeds = 11;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists =
        Lexicon.Tables("rewrite-words").ToFrozenDictionary(table => table.Head, table => table.Items.SelectMany(Words.TextsIn).ToFrozenSet());

    private static readonly FrozenSet<string> Ordinary = Lexicon.Words("ordinary-words").Concat(Lists["ordinary"]).Concat(Lists["forms"]).Select(StemOf).ToFrozenSet();

    private static readonly FrozenDictionary<string, FrozenSet<string>> Same = ReadSame();

    private static readonly FrozenSet<string> Titles =
        Lexicon.Words("roles").SelectMany(Words.TextsIn).Except(Lists["also"]).Concat(Lists["ranks"]).ToFrozenSet();

    private static readonly string[] Endings = ["fully", "less", "ness", "ably", "able", "ible", "ment", "ful", "ing", "ly", "ed", "s"];
    private static readonly string[] Beginnings = ["re", "un", "non", "pre", "co", "self", "over", "under", "mis", "inter", "sub", "out"];

    /// <summary>Families of claims.</summary>
    public static IReadOnlyList<ClaimFamily> Claims { get; } = [.. Lexicon.Tables("rewrite-claims").Select(table => Family(table.Head, table.Items))];

    /// <summary>The stem by which originals and rewritings are compared.</summary>
    public static string StemOf(string word) => Stems.Of(Spelling.Common(word));

    /// <summary>Pronouns, prepositions, auxiliaries.</summary>
    public static bool IsFunction(string word) => Lists["function"].Contains(word);

    /// <summary>Ordinary words that are names of tools, too.</summary>
    public static bool IsTool(string word) => Lists["tools"].Contains(word);

    /// <summary>"helped", in "helped to launch".</summary>
    public static bool IsHelping(string word) => Lists["helping"].Contains(word);

    /// <summary>"assistant", in "assistant editor".</summary>
    public static bool Diminishes(string word) => Lists["diminish"].Contains(word);

    /// <summary>Names what somebody is at work.</summary>
    public static bool IsTitle(string word) => Titles.Contains(word);

    /// <summary>Words that claim nothing which could be untrue of the work told of: "carefully", "prepare", "approach".</summary>
    public static bool IsOrdinary(string word) => IsKnown(word) || Array.Exists(Beginnings, beginning => word.Length > beginning.Length + 3
        && word.StartsWith(beginning, StringComparison.Ordinal) && IsKnown(word[beginning.Length..]));

    /// <summary>Stems of originals that let a stem be said, without itself.</summary>
    public static IReadOnlySet<string> SameAs(string stem) => Same.GetValueOrDefault(stem, FrozenSet<string>.Empty);

    private static bool IsKnown(string word)
    {
        if (Ordinary.Contains(StemOf(word)))
        {
            return true;
        }

        // Porter's stems of "careful" and "care" differ.
        foreach (var ending in Endings)
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal)
                && word[..^ending.Length] is var rest && (Ordinary.Contains(StemOf(rest)) || Ordinary.Contains(StemOf(rest + "e")) || Ordinary.Contains(StemOf(rest + "y"))))
            {
                return true;
            }
        }

        return false;
    }

    private static ClaimFamily Family(string name, string[] items)
    {
        // "a, b > c, d": the last claim and the first bearer share an item.
        var all = string.Join(' ', items).Split('>', 2);
        var claims = Words.TextsIn(all[0]).ToFrozenSet();
        return new ClaimFamily(name, claims, claims.Select(StemOf).ToFrozenSet(), Words.TextsIn(all[0]).Concat(Words.TextsIn(all[^1])).Select(StemOf).ToFrozenSet());
    }

    private static FrozenDictionary<string, FrozenSet<string>> ReadSame()
    {
        var pairs = new List<(string Said, string Original)>();
        foreach (var line in Lexicon.Lines("rewrite-synonyms"))
        {
            var stems = Words.TextsIn(line).Select(StemOf).Distinct().ToList();
            pairs.AddRange(stems.SelectMany(said => stems.Select(original => (said, original))));
        }

        foreach (var line in Lexicon.Lines("same-things"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var original = StemOf(line[..colon]);
            pairs.AddRange(Words.TextsIn(line[(colon + 1)..]).Select(said => (StemOf(said), original)));
        }

        return pairs.Where(pair => pair.Said != pair.Original).GroupBy(pair => pair.Said)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Original).ToFrozenSet());
    }
}
