using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Sessions;

namespace ProfilePlatform.Tests.Web.Pages.Search;

/// <summary>Results and criteria for the pages' tests.</summary>
internal static class People
{
    public static TimeProvider Time { get; } = new Clock();

    public static SearchCriteria Read(string query) => RuleParser.Parse(query, Time);

    public static FoundPerson Person(int rank, string name = "Ana Duarte", string firm = "Nordwind", string place = "Berlin, Germany", bool open = false, string state = ReasonsStates.Final) => new()
    {
        Id = new Guid(rank, 0, 0, new byte[8]),
        Rank = rank,
        Slug = "ana-duarte",
        Name = name,
        Headline = "Engineer",
        Bio = "",
        HasPhoto = false,
        SimilarityPercent = 74,
        Score = 0.74,
        Contributions = [new Contribution("lexical", 0.60), new Contribution("parent_best", 0.24), new Contribution("location_mismatch", -0.10)],
        WhyMatched = ["Engineer at Nordwind in Berlin"],
        ReasonsState = state,
        OpenToWork = open,
        OpenToContact = true,
        WorkPreferredLocations = [],
        WorkPreferredSalaryMin = null,
        MatchedCards = [new FoundCard(new Guid(rank, 1, 0, new byte[8]), "Engineer", firm, "", "2019-03-01", null, true, "engineering", place)],
    };

    public static SearchAnswer Answer(int shown, int found, int tier = 0, string query = "engineer", string state = ReasonsStates.Final) => new(
        new Guid(9, 9, 9, new byte[8]), [.. Enumerable.Range(1, shown).Select(rank => Person(rank, state: state))], shown, shown, tier, Read(query), found);

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Rendering.Now;
    }
}
