using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What words do in a rewriting: which claim nothing, which claim something of their own, which say the same.</summary>
internal static class FactWords
{
    /// <summary>How many of the first <see cref="Claims"/> tell of deeds.</summary>
    public const int Deeds = 11;

    // Its stem is that of "interns".
    private const string Abroad = "international";

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists =
        Lexicon.Tables("rewrite-words").ToFrozenDictionary(table => table.Head, table => table.Items.SelectMany(Words.TextsIn).ToFrozenSet());

    private static readonly FrozenSet<string> Ordinary = Lexicon.Words("ordinary-words").Concat(Lists["ordinary"]).Concat(Lists["forms"]).Select(StemOf).ToFrozenSet();

    private static readonly FrozenSet<string> Nouns = Lexicon.Words("ordinary-nouns").ToFrozenSet();
    private static readonly FrozenSet<string> Plurals = Lexicon.Words("ordinary-nouns").Concat(Lexicon.Words("ordinary-plurals")).SelectMany(Plural).ToFrozenSet();

    private static readonly FrozenDictionary<string, FrozenSet<string>> Same = ReadSame();

    private static readonly (FrozenSet<string> Tells, FrozenSet<string> Said)[] Scenes = [.. Lexicon.Lines("rewrite-scenes").Select(line => line.Split('>'))
        .Select(parts => (Words.TextsIn(parts[0]).ToFrozenSet(), Words.TextsIn(parts[1]).ToFrozenSet()))];

    private static readonly FrozenSet<string> Titles =
        Lexicon.Words("roles").SelectMany(Words.TextsIn).Except(Lists["also"]).Concat(Lists["ranks"]).ToFrozenSet();

    private static readonly FrozenSet<string> Suffixes = (" s es e ed er ers ing or ors ion ions ation ations al ally ly ment ments ship ships hood y ies ic ical ist ists ive ance ence"
        + " age ery ary ory ure ural ian ians en ful able").Split(' ').ToFrozenSet();

    private static readonly string[] Endings = ["fully", "less", "ness", "ably", "able", "ible", "ment", "ful", "ing", "ly", "ed", "s"];
    private static readonly string[] Beginnings = ["re", "un", "non", "pre", "co", "self", "over", "under", "mis", "inter", "sub", "out"];

    /// <summary>Families of claims.</summary>
    public static IReadOnlyList<ClaimFamily> Claims { get; } = [.. Lexicon.Tables("rewrite-claims").Select(table => Family(table.Head, table.Items))];

    /// <summary>The stem by which originals and rewritings are compared.</summary>
    public static string StemOf(string word) => word.StartsWith(Abroad, StringComparison.Ordinal) ? Abroad : Stems.Of(Spelling.Common(word));

    /// <summary>Pronouns, prepositions, auxiliaries.</summary>
    public static bool IsFunction(string word) => Lists["function"].Contains(word);

    /// <summary>"designed", "taught", "presented": claims of work of a usual kind.</summary>
    public static bool IsWork(string word) => Lists["work"].Contains(word);

    /// <summary>"managed": work where it is done to things.</summary>
    public static bool IsManaging(string word) => Lists["managing"].Contains(word);

    /// <summary>A thing that may be managed without a rank: no team, no shop, no project.</summary>
    public static bool IsManaged(string word) => (CommonWords.Of(word) & (CommonKinds.People | CommonKinds.Place | CommonKinds.Thing)) is CommonKinds.Thing
        && !Lists["led"].Contains(word) && !Lists["led"].Contains(word.TrimEnd('s'));

    /// <summary>Ordinary words that are names of tools, too.</summary>
    public static bool IsTool(string word) => Lists["tools"].Contains(word);

    /// <summary>"helped", in "helped to launch".</summary>
    public static bool IsHelping(string word) => Lists["helping"].Contains(word);

    /// <summary>"assistant", in "assistant editor".</summary>
    public static bool Diminishes(string word) => Lists["diminish"].Contains(word);

    /// <summary>Names what somebody is at work.</summary>
    public static bool IsTitle(string word) => Titles.Contains(word);

    /// <summary>"placed", "taking", "wrote": no item of a list of things.</summary>
    public static bool IsVerbForm(string word) => Lists["forms"].Contains(word)
        || (word.Length > 4 && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal)) && CommonWords.Of(word).HasFlag(CommonKinds.Deed));

    /// <summary>A noun first of all: as one more item of a list it is a fact.</summary>
    public static bool IsNoun(string word) => Nouns.Contains(word) || Plurals.Contains(word);

    /// <summary>Words that claim nothing which could be untrue of the work told of: "carefully", "prepare", "approach".</summary>
    public static bool IsOrdinary(string word) => IsKnown(word) || Array.Exists(Beginnings, beginning => word.Length > beginning.Length + 3
        && word.StartsWith(beginning, StringComparison.Ordinal) && IsKnown(word[beginning.Length..]));

    /// <summary>"not", "never", "without": what is denied.</summary>
    public static bool IsDenial(string word) => Lists["denial"].Contains(word);

    /// <summary>What bears a denial out: "free", "alone", "zero", too.</summary>
    public static bool Denies(string word) => Lists["denies"].Contains(word) || (word.Length > 5 && (word.StartsWith("un", StringComparison.Ordinal) || word.EndsWith("less", StringComparison.Ordinal)));

    /// <summary>Beside one of these, "train" runs on rails.</summary>
    public static bool IsOfTrains(string word) => Lists["trains"].Contains(word);

    /// <summary>What may be named where <paramref name="told"/> stands: "patients" of a ward.</summary>
    public static HashSet<string> SceneOf(Func<string, bool> told) => [.. Scenes.Where(scene => scene.Tells.Any(told)).SelectMany(scene => scene.Said)];

    /// <summary>True where one word is made of the other: "membership" of "member", "repositories" of "repo".</summary>
    public static bool IsMadeOf(string word, string other)
    {
        var shared = word.AsSpan().CommonPrefixLength(other);
        for (var length = Math.Min(shared, word.Length); length >= 4; length--)
        {
            var (left, right) = (word[length..], other[length..]);
            if (Suffixes.Contains(left) && Suffixes.Contains(right) && (length >= 5 || left.Length <= 1 || right.Length <= 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Stems of originals that let a stem be said, without itself.</summary>
    public static IReadOnlySet<string> SameAs(string stem) => Same.GetValueOrDefault(stem, FrozenSet<string>.Empty);

    private static IEnumerable<string> Plural(string noun) =>
        noun.EndsWith('y') && noun.Length > 2 && !"aeiou".Contains(noun[^2], StringComparison.Ordinal) ? [noun[..^1] + "ies"] : [noun + "s", noun + "es"];

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
