using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Web.Features.Search.Page.Results;

/// <summary>A search on the page: whom the member paid for, in the order of their ranks.</summary>
public sealed class ShownSearch
{
    /// <summary>People of a further batch.</summary>
    public const int Batch = 6;

    private readonly List<FoundPerson> _people;

    /// <param name="answer">The search.</param>
    /// <param name="request">What went with its query.</param>
    /// <param name="alerts">True where it is watched.</param>
    /// <param name="expiresAt">Until when it can be opened again; null where that is not known.</param>
    public ShownSearch(SearchAnswer answer, PeopleRequest request, bool alerts = false, DateTimeOffset? expiresAt = null)
    {
        (Id, Request, Criteria, Tier, Found, Charged, Alerts, ExpiresAt) = (answer.SearchId, request, answer.Parsed, answer.FallbackTier, answer.Found, answer.Charged, alerts, expiresAt);
        _people = [.. answer.People.OrderBy(person => person.Rank)];
        Reached = _people.Count == 0 ? 0 : _people[^1].Rank;
    }

    /// <summary>The search.</summary>
    public Guid Id { get; }

    /// <summary>What won over the query.</summary>
    public PeopleRequest Request { get; }

    /// <summary>The query as it was searched with.</summary>
    public SearchCriteria Criteria { get; }

    /// <summary>What was relaxed.</summary>
    public int Tier { get; }

    /// <summary>People kept with the search, also those not paid for.</summary>
    public int Found { get; }

    /// <summary>Credits that it cost so far on this page.</summary>
    public long Charged { get; private set; }

    /// <summary>True where the member is told of new people.</summary>
    public bool Alerts { get; set; }

    /// <summary>Until when it can be opened again.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Whoever is shown.</summary>
    public IReadOnlyList<FoundPerson> People => _people;

    /// <summary>What the list is narrowed by.</summary>
    public ResultFacets Facets { get; } = new();

    /// <summary>Whoever is left of them.</summary>
    public IReadOnlyList<FoundPerson> Narrowed => Facets.Narrow(_people);

    /// <summary>Rank of the last that was asked for.</summary>
    public int Reached { get; private set; }

    /// <summary>People of the next batch; 0 where there is none.</summary>
    public int Next => Math.Clamp(Found - Reached, 0, Batch);

    /// <summary>True while a model may still say better why somebody was found.</summary>
    public bool IsWriting => _people.Exists(person => person.ReasonsState == ReasonsStates.Pending);

    /// <summary>Adds a batch that began after rank <paramref name="offset"/>.</summary>
    public void Add(MoreAnswer batch, int offset)
    {
        Charged += batch.Charged;
        Reached = Math.Max(Reached, offset + Batch);
        foreach (var person in batch.People.Where(person => !_people.Exists(shown => shown.Id == person.Id)))
        {
            _people.Add(person);
        }

        _people.Sort((one, other) => one.Rank.CompareTo(other.Rank));
    }

    /// <summary>Takes new reasons; false where they are of nobody here.</summary>
    public bool Apply(ReasonsChange change)
    {
        var at = change.SearchId == Id ? _people.FindIndex(person => person.Id == change.PersonId) : -1;
        if (at < 0)
        {
            return false;
        }

        _people[at] = _people[at] with { WhyMatched = change.WhyMatched, ReasonsState = ReasonsStates.Final };
        return true;
    }
}
