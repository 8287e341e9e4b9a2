using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Search.Index.Documents;

namespace ProfilePlatform.Core.Search.Compare;

/// <summary>A person's cards beside what the people index holds of them, so that a comparison finds what the search found.</summary>
internal sealed class ComparedCards
{
    public ComparedCards(Profile profile, IEnumerable<ExperienceCard> cards)
    {
        var shown = cards.Where(card => card.State != CardState.Dismissed).OrderBy(card => card.Position).ThenBy(card => card.Id).Take(CardText.MostCards).ToList();
        var document = PersonDocuments.Of(profile, shown).Document;
        (Profile, PreferredPlaces) = (profile, document.PreferredPlaces);
        Cards = [.. shown.Zip(document.Cards)];
    }

    public Profile Profile { get; }

    public IReadOnlyList<string> PreferredPlaces { get; }

    public IReadOnlyList<(ExperienceCard Card, CardDocument Indexed)> Cards { get; }

    /// <summary>Held where a card has one of the facets; else what the first card says that says anything.</summary>
    public ComparisonCell Facet(IReadOnlyList<string> wanted, string field, Func<ExperienceCard, string> said) =>
        First(card => card.Indexed.Facets.Any(wanted.Contains), CellStates.Held, field, said)
        ?? First(card => said(card.Card).Length > 0, CellStates.Otherwise, field, said) ?? ComparisonCell.NotSaid;

    /// <summary>The first card that is so; null where none is.</summary>
    public ComparisonCell? First(
        Func<(ExperienceCard Card, CardDocument Indexed), bool> fits, string state, string field, Func<ExperienceCard, string> said)
    {
        foreach (var card in Cards)
        {
            if (fits(card))
            {
                return new ComparisonCell(state, Quotes.Clip(said(card.Card)), card.Card.Id, field);
            }
        }

        return null;
    }
}
