using ProfilePlatform.Core.Search.Criteria;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>The whole answer of a search, as it is sent in JSON.</summary>
/// <param name="SearchId">The session.</param>
/// <param name="People">Those who are shown and paid for, best first.</param>
/// <param name="NumCards">Most people that were asked for.</param>
/// <param name="Charged">Credits that it cost.</param>
/// <param name="FallbackTier">As <see cref="Index.RankedPeople.FallbackTier"/>.</param>
/// <param name="Parsed">The query as understood.</param>
/// <param name="Found">People stored with the search, those that are not paid for too.</param>
public sealed record SearchAnswer(
    Guid SearchId, IReadOnlyList<FoundPerson> People, int NumCards, long Charged, int FallbackTier, SearchCriteria Parsed, int Found);

/// <summary>A further batch of a search.</summary>
/// <param name="People">Those of the batch who may be seen, best first.</param>
/// <param name="Charged">1, or 0 where nobody is in it or it was paid for before.</param>
public sealed record MoreAnswer(IReadOnlyList<FoundPerson> People, long Charged);
