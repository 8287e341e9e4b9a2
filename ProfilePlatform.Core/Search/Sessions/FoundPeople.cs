using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Puts a stored result and the person as they are now together.</summary>
internal static class FoundPeople
{
    private const int LongestBio = 280;
    private const int MostCards = 3;

    /// <summary>The results of those who may be shown, best first.</summary>
    public static IReadOnlyList<FoundPerson> Of(IEnumerable<StoredResult> results, IReadOnlyDictionary<Guid, ShownPerson> listed) =>
        [.. results.Where(result => listed.ContainsKey(result.ProfileId)).OrderBy(result => result.Rank).Select(result => Of(result, listed[result.ProfileId]))];

    private static FoundPerson Of(StoredResult result, ShownPerson person)
    {
        var profile = person.Profile;
        var details = result.Details();
        var cards = person.Cards.ToDictionary(card => card.Id);
        return new FoundPerson
        {
            Id = profile.Id,
            Rank = result.Rank,
            Slug = profile.Slug,
            Name = profile.DisplayName,
            Headline = Headline(profile),
            Bio = Beginning(profile.Biography),
            HasPhoto = profile.PhotoSha256.Length > 0,
            SimilarityPercent = RankingFormula.SimilarityPercent(result.Score),
            Score = result.Score,
            Contributions = details.Contributions,
            WhyMatched = [.. result.Reasons().Select(reason => reason.Text)],
            ReasonsState = result.ReasonsState,
            OpenToWork = profile.OpenToWork,
            OpenToContact = profile.OpenToContact,
            WorkPreferredLocations = profile.OpenToWork ? profile.WorkPreferredLocations : [],
            WorkPreferredSalaryMin = profile.OpenToWork ? profile.WorkPreferredSalaryMin : null,
            MatchedCards = [.. details.Cards.Where(hit => cards.ContainsKey(hit.CardId)).Take(MostCards).Select(hit => Card(cards[hit.CardId]))],
        };
    }

    /// <summary>Their headline, else what they do where, else where they live.</summary>
    public static string Headline(Profile profile) =>
        profile.Headline.Length > 0 ? profile.Headline
        : string.Join(" / ", new[] { profile.JobTitle, profile.Company, profile.Location }.Where(part => part.Length > 0));

    private static string Beginning(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestBio)
        {
            return line;
        }

        var space = line.LastIndexOf(' ', LongestBio);
        return (space > LongestBio / 2 ? line[..space] : WellFormed.Of(line[..LongestBio])) + "…";
    }

    private static FoundCard Card(ExperienceCard card) => new(
        card.Id, card.Title, card.CompanyName, card.Summary.Length > 0 ? card.Summary : card.EnhancedDescription,
        card.StartDate, card.EndDate, card.IsCurrent, card.Domain, card.Location) { Kind = card.Kind };
}
