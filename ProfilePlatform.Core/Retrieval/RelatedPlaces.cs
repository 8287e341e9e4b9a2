using System.Collections.Concurrent;
using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>"Where did she work in France?" is answered by a line that names Lyon and no country.</summary>
internal static class RelatedPlaces
{
    // As many names as there are countries and cities in the word list; questions add no others.
    private static readonly ConcurrentDictionary<string, IReadOnlySet<string>> Known = new(StringComparer.Ordinal);

    /// <summary>Stems of the names of one word of a country's cities, or of a city's country; empty for other words.</summary>
    public static IReadOnlySet<string> Of(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known;
        }

        var around = Places.Around(name);
        var stems = around.Select(place => Stems.In(place).ToList()).Where(words => words.Count == 1).Select(words => words[0]).ToHashSet();
        return stems.Count > 0 ? Known.GetOrAdd(name, stems) : stems;
    }
}
