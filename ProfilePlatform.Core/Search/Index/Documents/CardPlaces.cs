using ProfilePlatform.Core.Search.Names;

namespace ProfilePlatform.Core.Search.Index.Documents;

/// <summary>Keys of the places that a card names and of the countries and states that they lie in.</summary>
internal static class CardPlaces
{
    /// <summary>Of a card: its recognised city and country, and the places in its location as written.</summary>
    public static IReadOnlyList<string> Of(string city, string country, string location)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        var countryKey = CountryKey(country);
        if (countryKey.Length > 0)
        {
            keys.Add(countryKey);
        }

        if (PlaceNames.Key(city).Length > 0)
        {
            keys.Add(PlaceNames.UsualKey(city));
            if (countryKey.Length == 0 && Find(city) is { Country.Length: > 0 } found)
            {
                keys.Add(PlaceNames.Key(found.Country));
            }
        }

        AddNamed(keys, location, countryKey);
        return [.. keys];
    }

    /// <summary>Of one place by name, as people write where they would work: "Bangalore", "Remote", "Pune, India".</summary>
    public static IReadOnlyList<string> Of(string place)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        AddNamed(keys, place, "");
        if (keys.Count == 0 && PlaceNames.Key(place) is { Length: > 0 } unknown)
        {
            keys.Add(unknown);
        }

        return [.. keys];
    }

    private static void AddNamed(SortedSet<string> keys, string text, string countryKey)
    {
        var words = QueryTokens.Of(text).Select(token => token.Key).ToList();
        for (var from = 0; from < words.Count;)
        {
            var length = PlaceNames.All.Longest(words, from, out var place, (found, _) => Fits(found, keys, countryKey));
            if (length > 0)
            {
                Add(keys, place);
            }

            from += Math.Max(1, length);
        }
    }

    // "Bengaluru, IN" is not Indiana: a code counts where its country does.
    private static bool Fits(NamedPlace place, SortedSet<string> keys, string countryKey) =>
        !place.IsCode || place.Kind == "country" || place.Country.Length == 0 || !keys.Any(IsCountry)
        || keys.Contains(PlaceNames.Key(place.Country)) || countryKey == PlaceNames.Key(place.Country);

    private static bool IsCountry(string key) => PlaceNames.All.TryGet(key, out var place) && place.Kind == "country";

    private static void Add(SortedSet<string> keys, NamedPlace place)
    {
        if (place.Kind == "state")
        {
            keys.UnionWith(place.Within);
        }
        else
        {
            keys.Add(PlaceNames.Key(place.Usual));
        }

        if (place.Country.Length > 0)
        {
            keys.Add(PlaceNames.Key(place.Country));
        }
    }

    private static string CountryKey(string country) =>
        Find(country) is { Kind: "country" } known ? PlaceNames.Key(known.Usual) : PlaceNames.Key(country);

    private static NamedPlace? Find(string name) => PlaceNames.All.TryGet(name, out var place) ? place : null;
}
