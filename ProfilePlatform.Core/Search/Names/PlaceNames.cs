using System.Collections.Frozen;
using ProfilePlatform.Core.Indexing.Lexicons;

namespace ProfilePlatform.Core.Search.Names;

/// <summary>A place that has a name.</summary>
/// <param name="Name">The name in its usual spelling, as it was asked for: "SF".</param>
/// <param name="Usual">Its usual name: "San Francisco".</param>
/// <param name="Kind">"city", "state", "country", "region" or "metro".</param>
/// <param name="Country">The country that it lies in; empty for regions and metros.</param>
/// <param name="Within">Usual names, folded, of the place or of the countries, states and cities that make it up.</param>
internal sealed record NamedPlace(string Name, string Usual, string Kind, string Country, IReadOnlyList<string> Within)
{
    /// <summary>True for an abbreviation of two or three letters, which is also some other word.</summary>
    public bool IsCode => Name.Length <= 3 && Name.All(char.IsUpper);
}

/// <summary>Countries, states, well-known cities, regions and metropolitan areas, by all their names.</summary>
internal static class PlaceNames
{
    private sealed record Area(string Kind, string Name, string[] Others, string[] Parts);

    private static readonly List<(string Country, string[] Others, (string Code, string Name)[] States, string[] Cities)> Rows =
        [.. Lexicon.Lines("places").Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(columns => (columns[0], Lexicon.Items(columns[1], ','), Lexicon.Items(columns[2], ';').Select(State).ToArray(), Lexicon.Items(columns[3], ',')))];

    private static readonly List<Area> Areas =
        [.. Lexicon.Lines("areas").Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(columns => new Area(columns[0], columns[1], Lexicon.Items(columns[2], ','), Lexicon.Items(columns[3], ';')))];

    private static readonly FrozenDictionary<string, string> UsualNames = Areas.Where(area => area.Kind == "city")
        .SelectMany(area => area.Others.Append(area.Name).Select(name => (Key: Key(name), Usual: area.Parts is [var only] ? only : area.Name)))
        .DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Usual, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> CountryOfCity = Rows.SelectMany(row => row.Cities.Select(city => (Key: Key(city), row.Country)))
        .DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.Country, StringComparer.Ordinal);

    /// <summary>All names. Of places with one name the area counts first, then the city, the state and the country.</summary>
    public static PhraseTrie<NamedPlace> All { get; } = new(
        FromAreas().Concat(FromCities()).Concat(FromStates()).Concat(FromCountries()).Select(place => (Key(place.Name), place)));

    /// <summary>The usual name of a city ("Bangalore" is "Bengaluru"), folded; the name itself, folded, where no other is known.</summary>
    public static string UsualKey(string name) => Key(UsualNames.GetValueOrDefault(Key(name), name));

    /// <summary>"Greater Boston": the surroundings of a city.</summary>
    public static NamedPlace Greater(NamedPlace city, string name) => city with { Name = name, Usual = name, Kind = "metro" };

    /// <summary>The form in which names of places are compared.</summary>
    public static string Key(string name) => PhraseTrie<NamedPlace>.Key(name);

    private static IEnumerable<NamedPlace> FromAreas() => Areas.SelectMany(area => area.Others.Prepend(area.Name).Select(name =>
        new NamedPlace(name, area.Kind == "city" && area.Parts is [var only] ? only : area.Name, area.Kind,
            area.Kind is "city" or "state" ? CountryOfCity.GetValueOrDefault(Key(area.Parts[0]), "") : "", Within(area))));

    private static IEnumerable<NamedPlace> FromCities() => Rows.SelectMany(row => row.Cities.Select(city =>
        new NamedPlace(city, UsualNames.GetValueOrDefault(Key(city), city), "city", row.Country, [UsualKey(city)])));

    private static IEnumerable<NamedPlace> FromStates() => Rows.SelectMany(row => row.States.SelectMany(state =>
        new[] { state.Name, state.Code }.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Select(name => new NamedPlace(
            name, state.Name, "state", row.Country, [.. new[] { state.Name, state.Code }.Where(part => part.Length > 0).Select(Key).Distinct(StringComparer.Ordinal)]))));

    private static IEnumerable<NamedPlace> FromCountries() => Rows.SelectMany(row => row.Others.Prepend(row.Country).Select(name =>
        new NamedPlace(name, row.Country, "country", row.Country, [Key(row.Country)])));

    private static List<string> Within(Area area) =>
        [.. area.Others.Prepend(area.Name).Select(Key).Concat(area.Parts.SelectMany(PartKeys)).Distinct(StringComparer.Ordinal)];

    // "Georgia" in a region is the state: the regions around the country are not in the list.
    private static IEnumerable<string> PartKeys(string part)
    {
        var (code, name) = Rows.SelectMany(row => row.States).FirstOrDefault(state => state.Name == part);
        return Rows.Exists(row => row.Country == part) && part != "Georgia" ? [Key(part)]
            : name is null ? [UsualKey(part)]
            : code.Length == 0 ? [Key(name)] : [Key(name), Key(code)];
    }

    // "CA California" has both; "Karnataka" has no abbreviation, "VIC" no name.
    private static (string Code, string Name) State(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var first = space < 0 ? text : text[..space];
        return first.Length <= 3 && first.All(char.IsUpper) ? (first, space < 0 ? first : text[(space + 1)..]) : ("", text);
    }
}
