using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What short forms stand for: "Mon", "DE", "MS".</summary>
internal static class ShortForms
{
    private static readonly FrozenDictionary<string, string[]> Forms = Lexicon.Tables("rewrite-codes")
        .ToFrozenDictionary(table => table.Head, table => table.Items[0].Split(' '), StringComparer.Ordinal);

    /// <summary>The words that a form may be spelt out with; none where it is no short form.</summary>
    public static IReadOnlyList<string> Of(string form) => Forms.GetValueOrDefault(form, []);
}
