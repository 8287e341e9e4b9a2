using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>Units of measure and time, in the one word by which they are compared.</summary>
internal static class Units
{
    // "square metre": signs; words.
    private static readonly (string Unit, string[] Signs, string[] Words)[] All = [.. Lexicon.Tables("rewrite-units").Select(table => (
        table.Head, table.Items[0].Split(' '), table.Items.Length > 1 ? table.Items[1].Split(' ') : []))];

    private static readonly FrozenDictionary<string, string[]> BySign = All.SelectMany(unit => unit.Signs.Select(sign => (sign, words: unit.Unit.Split(' '))))
        .ToFrozenDictionary(pair => pair.sign, pair => pair.words, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByWord = All.SelectMany(unit => unit.Words.Select(word => (word, unit.Unit)))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Unit, StringComparer.Ordinal);

    /// <summary>The words of the unit that a sign behind a number stands for; null for other words. "5 a day" has no amperes: they are written large.</summary>
    public static string[]? Behind(string sign, bool isAttached) =>
        BySign.GetValueOrDefault(sign) ?? (isAttached && sign is "x" ? ["time"] : null);

    /// <summary>The unit that a word names in full, singular and in one spelling; null for other words.</summary>
    public static string? Unify(string word) => ByWord.GetValueOrDefault(word);
}
