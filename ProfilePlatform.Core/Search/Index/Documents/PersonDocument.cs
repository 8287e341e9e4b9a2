namespace ProfilePlatform.Core.Search.Index.Documents;

/// <summary>A listed person as the people index holds them.</summary>
/// <param name="ProfileId">Who.</param>
/// <param name="ContentVersion">The profile's content version that is shown.</param>
/// <param name="OpenToWork">True when they look for work.</param>
/// <param name="SalaryMin">Least salary in INR a year; null when not said.</param>
/// <param name="PreferredPlaces">Keys of the places where they would work, and of what these lie in.</param>
/// <param name="Cards">Their cards, in order.</param>
internal sealed record PersonDocument(
    Guid ProfileId, long ContentVersion, bool OpenToWork, long? SalaryMin, IReadOnlyList<string> PreferredPlaces, IReadOnlyList<CardDocument> Cards);

/// <summary>A card with its parts.</summary>
/// <param name="Facets">What it can be filtered by, as <see cref="Facet"/> writes it.</param>
/// <param name="Start">First day as yyyymmdd; 0 where not said.</param>
/// <param name="End">Last day as yyyymmdd; 0 where not said or still going on.</param>
/// <param name="Phrases">Its phrases as folded words.</param>
/// <param name="Entries">The card itself, then its parts.</param>
internal sealed record CardDocument(IReadOnlyList<string> Facets, int Start, int End, IReadOnlyList<string> Phrases, IReadOnlyList<EntryDocument> Entries);

/// <summary>What is found by words and by its vector: a card or a part of one.</summary>
/// <param name="Id">Of the card or the part.</param>
/// <param name="Title">Words that weigh more, as <see cref="Text.SearchText"/> writes them.</param>
/// <param name="Words">All other words, likewise.</param>
/// <param name="TextHash">Names the text that its vector is of.</param>
internal sealed record EntryDocument(Guid Id, string Title, string Words, string TextHash)
{
    /// <summary>The unit vector; empty where there is none.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>Its row in the store; 0 before it is stored.</summary>
    public long Row { get; init; }
}
