using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Search.Names;

/// <summary>One name for each firm: "IBM" and "International Business Machines Corp." are the same.</summary>
public static class CompanyNames
{
    private static readonly FrozenSet<string> Legal =
        "inc incorporated llc llp ltd limited pvt private plc gmbh corp corporation".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Forms = Legal
        .Concat("ag kg se sa sas sarl srl spa bv nv ab as oy co company technologies technology labs group holdings".Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string Name, string[] All)[] Rows =
        [.. Lexicon.Lines("companies").Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries))
            .Select(parts => (parts[0], (string[])[parts[0], .. Lexicon.Items(parts[1], ',')]))];

    private static readonly FrozenDictionary<string, string> Canonical = Rows
        .SelectMany(row => row.All.SelectMany(name => new[] { Key(name), Bare(name) }.Distinct()).Select(key => (key, Name: Key(row.Name))))
        .DistinctBy(pair => pair.key).ToFrozenDictionary(pair => pair.key, pair => pair.Name, StringComparer.Ordinal);

    /// <summary>The firms that are known by several names.</summary>
    internal static PhraseTrie<string> Known { get; } =
        new(Rows.SelectMany(row => row.All.Select(name => (PhraseTrie<string>.Key(name), Key(row.Name)))));

    /// <summary>The name that cards and queries are compared by: lower case, without legal forms, aliases resolved. Empty for no name.</summary>
    public static string Normalise(string name)
    {
        var key = Key(name);
        return Canonical.TryGetValue(key, out var known) ? known
            : Bare(name) is { Length: > 0 } bare ? Canonical.GetValueOrDefault(bare, bare) : key;
    }

    /// <summary>True for a folded word that says what kind of body a firm is, and is nothing else: "ltd".</summary>
    internal static bool IsLegalForm(string word) => Legal.Contains(word);

    /// <summary>As <see cref="Normalise"/>, for a team: without "the" and "team".</summary>
    public static string NormaliseTeam(string name) =>
        string.Join(' ', Words(name).Where(word => word is not ("the" or "team" or "department" or "dept" or "group")));

    private static string Key(string name) => string.Join(' ', Words(name));

    // "Tech Mahindra Ltd." is "tech mahindra", but "The Company" keeps its name.
    private static string Bare(string name)
    {
        var words = Words(name).ToList();
        while (words.Count > 1 && Forms.Contains(words[^1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return string.Join(' ', words);
    }

    private static IEnumerable<string> Words(string name)
    {
        var words = QueryTokens.Of(name).Select(token => token.Key == "&" ? "and" : token.Key.TrimEnd('.')).Where(word => word.Length > 0).ToList();
        return words.Skip(Math.Clamp(words.FindIndex(word => word != "the"), 0, words.Count));
    }
}
