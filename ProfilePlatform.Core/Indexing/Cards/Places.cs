using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>A place in a text.</summary>
/// <param name="Text">As written.</param>
/// <param name="City">The city; empty where none is named.</param>
/// <param name="Country">The country, in English; empty where unknown.</param>
internal sealed record Place(string Text, string City, string Country);

/// <summary>Recognises "Leeds", "Santa Clara, CA", "Lakewood, CO", "Istanbul, Türkiye", "Remote" by a list of countries, regions and well-known cities.</summary>
internal static class Places
{
    private static readonly Dictionary<string, string> Countries = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> Regions = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Cities = new(StringComparer.OrdinalIgnoreCase);
    private static readonly string[] Modes = ["remote", "hybrid", "on-site", "onsite", "remotely", "worldwide", "home office"];

    static Places()
    {
        foreach (var line in Lexicon.Lines("places"))
        {
            var columns = line.Split('|', StringSplitOptions.TrimEntries);
            var country = columns[0];
            Countries.TryAdd(country, country);
            foreach (var other in Lexicon.Items(columns[1], ','))
            {
                Countries.TryAdd(other, country);
            }

            foreach (var region in Lexicon.Items(columns[2], ';'))
            {
                var name = AddAbbreviation(region, country);
                Regions.TryAdd(name, country);
            }

            foreach (var city in Lexicon.Items(columns[3], ','))
            {
                Cities.TryAdd(city, country);
            }
        }
    }

    /// <summary>The cities of a country, or the country of a city; empty for other words.</summary>
    public static IReadOnlyList<string> Around(string name) =>
        Countries.TryGetValue(name, out var country) ? [.. Cities.Where(city => city.Value == country).Select(city => city.Key)]
        : Cities.TryGetValue(name, out country) ? [country] : [];

    /// <summary>The place that the whole of <paramref name="text"/> names; null where it names none.</summary>
    public static Place? Whole(string text)
    {
        var bare = text.Trim(' ', '(', ')', '[', ']', '.', ',', '\u00B7', '|', '-', '\u2013', '\u2014');
        if (bare.Length is < 2 or > 70)
        {
            return null;
        }

        if (WithoutMode(bare) is { } rest)
        {
            return rest.Length == 0 ? new Place(bare, "", "") : Whole(rest) is { } known ? known with { Text = bare } : null;
        }

        var parts = bare.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > 4 || parts.Any(part => part.Length == 0))
        {
            return null;
        }

        var last = parts[^1];
        if (parts.Length == 1)
        {
            return Cities.TryGetValue(last, out var home) ? new Place(bare, last, home)
                : Countries.TryGetValue(last, out var whole) ? new Place(bare, "", whole)
                : Regions.TryGetValue(last, out whole) ? new Place(bare, "", whole) : null;
        }

        if (CountryOf(last) is { } country)
        {
            return IsNameOfCity(parts[0]) && (parts.Length == 2 || parts[1..^1].All(part => CountryOf(part) is not null && !Cities.ContainsKey(part)) || parts.Length == 3 && Cities.ContainsKey(parts[0]))
                ? new Place(bare, parts[0], Countries.ContainsKey(last) || !Cities.TryGetValue(parts[0], out var own) || Abbreviations.ContainsKey(last) ? country : own)
                : null;
        }

        // "Kowloon, Hong Kong" is above; "Imbaba, Cairo" is a part of a city.
        return parts.Length == 2 && Cities.TryGetValue(last, out var known2) && Cities.ContainsKey(parts[0]) ? new Place(bare, last, known2) : null;
    }

    /// <summary>Where a place begins at the end of a text, after a comma or after words without one ("CTO San Francisco, CA"); -1 where none does.</summary>
    public static int TrailingStart(string text)
    {
        var commas = new List<int>();
        for (var index = text.Length - 1; index >= 0 && commas.Count < 3; index--)
        {
            if (text[index] == ',')
            {
                commas.Add(index);
            }
        }

        for (var take = commas.Count - 1; take >= 0; take--)
        {
            var start = commas[take] + 1;
            var suffix = text[start..];
            if (Whole(suffix) is { } place && (take == 0 || place.City.Length == 0 || Cities.ContainsKey(place.City)
                || Abbreviations.ContainsKey(suffix[(suffix.LastIndexOf(',') + 1)..].Trim())
                    && (commas.Count > take + 1 || Vocabulary.Organisation(text[..commas[take]]) >= 2)
                || take == 1 && text[..commas[take]].Split(',').All(part => Vocabulary.Role(part) < 3) && IsCity(place.City)))
            {
                return take + 1 < commas.Count || text[..commas[take]].Trim().Length > 0 ? Joined(text, start, take, commas) : -1;
            }
        }

        return -1;
    }

    // "Nexus AI, Co-Founder San Francisco, CA": the words before the last comma end in the city.
    private static int Joined(string text, int start, int take, List<int> commas)
    {
        if (take > 0 || CountryOf(text[start..].Trim()) is null)
        {
            return start;
        }

        var before = text[..commas[0]];
        var from = commas.Count > 1 ? commas[1] + 1 : 0;
        var space = before.Length;
        for (var words = 0; words < 4; words++)
        {
            space = space > 0 ? before.LastIndexOf(' ', space - 1) : -1;
            if (space <= from)
            {
                break;
            }

            var ofName = char.IsLower(before[before.LastIndexOf(' ', space - 1, space - 1) + 1]);
            if (!ofName && Cities.ContainsKey(before[(space + 1)..].Trim()) && !Cities.ContainsKey(before[(before.LastIndexOf(' ', space - 1) + 1)..].Trim()))
            {
                return space + 1;
            }
        }

        return start;
    }

    /// <summary>True for a city of the list, false for one that was only guessed from the country after it.</summary>
    public static bool IsKnownCity(string city) => Cities.ContainsKey(city);

    private static bool IsCity(string city) => !city.Contains(' ', StringComparison.Ordinal);

    /// <summary>True for the abbreviation of a state or province, such as "CO".</summary>
    public static bool IsRegion(string part) => Abbreviations.ContainsKey(part);

    private static string? CountryOf(string part)
    {
        var bare = part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-').TrimEnd();
        return Countries.TryGetValue(bare, out var country) || Regions.TryGetValue(bare, out country) || Abbreviations.TryGetValue(bare, out country) ? country : null;
    }

    private static bool IsNameOfCity(string part) =>
        Cities.ContainsKey(part) || CountryOf(part) is not null || part.Length > 2 && char.IsUpper(part[0]) && part.Count(sign => sign == ' ') <= 2
        && part.All(sign => char.IsLetter(sign) || sign is ' ' or '-' or '\'' or '\u2019' or '.') && Vocabulary.Organisation(part) == 0 && Vocabulary.Role(part) <= 0 && Vocabulary.Degree(part) == 0;

    private static string? WithoutMode(string text)
    {
        foreach (var mode in Modes)
        {
            if (text.StartsWith(mode, StringComparison.OrdinalIgnoreCase) && !(text.Length > mode.Length && char.IsLetter(text[mode.Length])))
            {
                var rest = text[mode.Length..].Trim(' ', ',', '(', ')', '-', '\u2013', '/', '\u00B7', ';');
                return rest.Length == 0 || Whole(rest) is not null ? rest : null;
            }

            if (text.EndsWith(mode, StringComparison.OrdinalIgnoreCase) && text.Length > mode.Length && !char.IsLetter(text[^(mode.Length + 1)]))
            {
                var rest = text[..^mode.Length].Trim(' ', ',', '(', ')', '-', '\u2013', '/', '\u00B7', ';');
                return rest.Length > 0 && Whole(rest) is not null ? rest : null;
            }
        }

        return null;
    }

    // "CA California" has both; "Karnataka" only a name, "VIC" only an abbreviation.
    private static string AddAbbreviation(string region, string country)
    {
        var space = region.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? region : region[..space];
        if (first.Length > 3 || first.Any(char.IsLower))
        {
            return region;
        }

        Abbreviations.TryAdd(first, country);
        return space < 0 ? region : region[(space + 1)..];
    }
}
