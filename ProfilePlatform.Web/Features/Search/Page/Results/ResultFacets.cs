using ProfilePlatform.Core.Search.Names;
using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>What results can be narrowed by.</summary>
public enum FacetKind
{
    /// <summary>Where a matched card lies.</summary>
    Place,

    /// <summary>A matched card’s firm.</summary>
    Firm,

    /// <summary>What a matched card is: experience, education, project and others.</summary>
    Kind,

    /// <summary>A matched card’s field of work.</summary>
    Field,

    /// <summary>Whether they look for work.</summary>
    Availability,
}

/// <summary>A value that some of the results have.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">What it is compared by.</param>
/// <param name="Label">As it is first written.</param>
/// <param name="Count">People who have it.</param>
public sealed record FacetValue(FacetKind Kind, string Key, string Label, int Count);

/// <summary>Values of the people shown; choosing some hides whoever has none of a kind's chosen values. It searches nothing and costs nothing.</summary>
public sealed class ResultFacets
{
    private const int MostValues = 6;
    private readonly HashSet<(FacetKind Kind, string Key)> _chosen = [];

    /// <summary>True where any value is chosen.</summary>
    public bool IsNarrowed => _chosen.Count > 0;

    /// <summary>True where this one is.</summary>
    public bool IsChosen(FacetValue value) => _chosen.Contains((value.Kind, value.Key));

    /// <summary>Chooses a value, or no longer.</summary>
    public void Toggle(FacetValue value)
    {
        if (!_chosen.Remove((value.Kind, value.Key)))
        {
            _chosen.Add((value.Kind, value.Key));
        }
    }

    /// <summary>Chooses nothing.</summary>
    public void Clear() => _chosen.Clear();

    /// <summary>Values of a kind that tell the people apart, most common first; chosen ones always.</summary>
    public IReadOnlyList<FacetValue> Of(FacetKind kind, IReadOnlyList<FoundPerson> people) =>
    [
        .. people.SelectMany(person => Values(kind, person).DistinctBy(value => value.Key)).GroupBy(value => value.Key, StringComparer.Ordinal)
            .Select(group => new FacetValue(kind, group.Key, group.First().Label, group.Count()))
            .Where(value => value.Count < people.Count || IsChosen(value))
            .OrderByDescending(IsChosen).ThenByDescending(value => value.Count).ThenBy(value => value.Label, StringComparer.OrdinalIgnoreCase).Take(MostValues),
    ];

    /// <summary>Those of the people who have a chosen value of each kind that has any.</summary>
    public IReadOnlyList<FoundPerson> Narrow(IReadOnlyList<FoundPerson> people) =>
        [.. people.Where(person => _chosen.GroupBy(value => value.Kind, value => value.Key).All(kind => Values(kind.Key, person).Any(value => kind.Contains(value.Key))))];

    private static IEnumerable<(string Key, string Label)> Values(FacetKind kind, FoundPerson person) => kind switch
    {
        FacetKind.Availability => person.OpenToWork ? [("open", "Open to work")] : [],
        FacetKind.Place => person.MatchedCards.Select(card => card.Location.Split(',')[0].Trim()).Where(place => place.Length > 0).Select(place => (PlaceNames.UsualKey(place), place)),
        FacetKind.Firm => person.MatchedCards.Where(card => card.CompanyName.Length > 0).Select(card => (CompanyNames.Normalise(card.CompanyName), card.CompanyName)),
        FacetKind.Kind => person.MatchedCards.Where(card => card.Kind.Length > 0).Select(card => (card.Kind, Capital(card.Kind))),
        _ => person.MatchedCards.Select(card => card.Domain).Where(domain => domain.Length > 0).Select(domain => (domain.ToLowerInvariant(), Capital(domain))),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
