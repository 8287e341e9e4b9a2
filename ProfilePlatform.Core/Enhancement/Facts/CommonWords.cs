using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>The common words of English and what they name.</summary>
internal static class CommonWords
{
    private static readonly FrozenDictionary<string, CommonKinds> Kinds = Lexicon.Lines("common-words").Select(line => line.Split(':'))
        .SelectMany(parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), (parts, word) => (Word: word, Kind: Enum.Parse<CommonKinds>(parts[0], ignoreCase: true)))
        .GroupBy(pair => pair.Word, pair => pair.Kind).ToFrozenDictionary(group => group.Key, group => group.Aggregate((all, kind) => all | kind), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Singulars = "children child men man women woman teeth tooth feet foot mice mouse geese goose leaves leaf shelves shelf knives knife loaves loaf wives wife lives life"
        .Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private const CommonKinds Named = CommonKinds.Thing | CommonKinds.People | CommonKinds.Place;

    // An ending, what stands in its place, of which kind the rest has to be, what the form is then.
    private static readonly (string Ending, string Put, CommonKinds Of, CommonKinds Is)[] Forms =
    [
        ("s", "", Named, CommonKinds.Plural), ("es", "", Named, CommonKinds.Plural),
        ("ies", "y", Named, CommonKinds.Plural), ("s", "", CommonKinds.Deed, CommonKinds.None), ("es", "", CommonKinds.Deed, CommonKinds.None), ("ies", "y", CommonKinds.Deed, CommonKinds.None),
        ("ed", "", CommonKinds.Deed, CommonKinds.None), ("ed", "e", CommonKinds.Deed, CommonKinds.None), ("ied", "y", CommonKinds.Deed, CommonKinds.None), ("ing", "", CommonKinds.Deed, CommonKinds.None), ("ing", "e", CommonKinds.Deed, CommonKinds.None),
        ("ly", "", CommonKinds.Quality, CommonKinds.None),
    ];

    /// <summary>What a folded word or a form of it may name.</summary>
    public static CommonKinds Of(string word)
    {
        if (Singulars.TryGetValue(word, out var singular))
        {
            return Kinds.GetValueOrDefault(singular) | CommonKinds.Plural;
        }

        var found = Kinds.GetValueOrDefault(word);
        foreach (var (ending, put, of, kind) in Forms)
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal) && (Rest(word[..^ending.Length], put) & of) is not CommonKinds.None and var named)
            {
                found |= named | kind;
            }
        }

        return found;
    }

    // "planned": also without the doubled letter.
    private static CommonKinds Rest(string rest, string put) =>
        Kinds.GetValueOrDefault(rest + put) | (put.Length == 0 && rest.Length > 3 && rest[^1] == rest[^2] ? Kinds.GetValueOrDefault(rest[..^1]) : CommonKinds.None);
}
