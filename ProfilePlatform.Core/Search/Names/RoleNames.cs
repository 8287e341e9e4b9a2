using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Search.Names;

/// <summary>Titles of roles, and where in a company such people work.</summary>
internal static class RoleNames
{
    private static readonly (string Function, string[] Titles)[] Rows = [.. Lexicon.Tables("titles").Select(row => (row.Head, row.Items))];

    private static readonly (string Function, FrozenSet<string> Words)[] Functions =
        [.. Lexicon.Tables("functions").Select(row => (row.Head, row.Items.ToFrozenSet(StringComparer.Ordinal)))];

    private static readonly FrozenSet<string> Nouns = Lexicon.Words("roles").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Spellings = Rows.SelectMany(row => row.Titles)
        .SelectMany(title => QueryTokens.Of(title)).Where(token => token.Text.Skip(1).Any(char.IsUpper) || char.IsLower(token.Text[0]) || token.Text.Length <= 1)
        .DistinctBy(token => token.Key).ToFrozenDictionary(token => token.Key, token => token.Text, StringComparer.Ordinal);

    /// <summary>Known titles, in the singular.</summary>
    public static PhraseTrie<string> Titles { get; } =
        new(Rows.SelectMany(row => row.Titles.Select(title => (PhraseTrie<string>.Key(title), title))));

    private static readonly FrozenDictionary<string, string> FunctionOfTitle = Rows.SelectMany(row => row.Titles.Select(title => (Key: PhraseTrie<string>.Key(title), row.Function)))
        .DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Function, StringComparer.Ordinal);

    /// <summary>True for a word that names what somebody is at work: "engineer", "head".</summary>
    public static bool IsNoun(string word) => Nouns.Contains(word);

    /// <summary>"engineers" is "engineer"; a word that is no plural stays.</summary>
    public static string Singular(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
        [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] when word.Length > 4 => word[..^2],
        [.., 's'] when word.Length > 2 => word[..^1],
        _ => word,
    };

    /// <summary>Where people with a title work: "engineering", "people_hr"; empty where nothing in the title says so.</summary>
    public static string Function(string title)
    {
        var words = QueryTokens.Of(title).Select(token => token.Key).ToList();
        for (var from = 0; from < words.Count; from++)
        {
            // Without what stands before it, "Senior Regional Sales Manager" is a known title.
            if (FunctionOfTitle.TryGetValue(string.Join(' ', words.Skip(from)), out var known))
            {
                return known;
            }
        }

        return Functions.FirstOrDefault(row => words.Exists(row.Words.Contains)).Function ?? "";
    }

    /// <summary>The title's usual spelling: "ios engineer" is "iOS Engineer".</summary>
    public static string Spelling(IEnumerable<string> words) => string.Join(' ', words.Select((word, index) =>
        Spellings.TryGetValue(word, out var known) ? known
        : index > 0 && word is "of" or "and" or "in" or "for" or "the" ? word
        : Capital(word)));

    /// <summary>"director", "manager", "senior_ic" or "ic", by the words of a title.</summary>
    public static string Seniority(string title)
    {
        var words = QueryTokens.Of(title).Select(token => token.Key).ToHashSet(StringComparer.Ordinal);
        return words.Overlaps(["director", "head", "vp", "chief", "president", "ceo", "cto", "cfo", "coo", "cmo", "cpo", "cio", "ciso", "founder"]) ? "director"
            : words.Overlaps(["staff", "principal", "distinguished", "fellow", "architect"]) || title.StartsWith("Tech", StringComparison.Ordinal) && words.Contains("lead") ? "senior_ic"
            : words.Overlaps(["manager", "lead", "supervisor", "owner"]) ? "manager"
            : "ic";
    }

    private static string Capital(string word) => word.Contains('-', StringComparison.Ordinal)
        ? string.Join('-', word.Split('-').Select(Capital))
        : word.Length > 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word;
}
