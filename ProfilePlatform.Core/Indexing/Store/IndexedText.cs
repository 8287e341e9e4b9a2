using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Store;

/// <summary>What the full-text index sees of a text or of a term: the same mapping on both sides.</summary>
internal static class IndexedText
{
    /// <summary>Maps a passage, a heading or a query's term.</summary>
    public static string Of(string text) => SearchText.Normalise(text);

    /// <summary>An FTS5 expression that matches any of the terms; null where none is left. Every term is quoted: none is an operator.</summary>
    public static string? MatchAny(IEnumerable<string> terms)
    {
        var quoted = terms.Select(Of).Where(term => term.Length > 0).Distinct().Select(term => $"\"{term.Replace("\"", "\"\"")}\"");
        var match = string.Join(" OR ", quoted);
        return match.Length == 0 ? null : match;
    }
}
