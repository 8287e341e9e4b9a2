using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.WhyMatched;

namespace ProfilePlatform.Core.Search.Sessions.Reasons;

/// <summary>Asks a model for the reasons of many people, a few at a time: an answer's length holds no more.</summary>
internal sealed class ReasonBatches(ModelReasons model, LanguageModel language)
{
    private const int People = 8;

    /// <summary>True where there is a model to ask.</summary>
    public bool CanAsk => language.IsConfigured;

    /// <summary>What the model said by person: null for those of whom it was asked in vain; nobody is missing.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<MatchReason>?>> AskAsync(
        SearchCriteria criteria, IReadOnlyList<PersonEvidence> people, CancellationToken cancellationToken)
    {
        var batches = await Task.WhenAll(people.Chunk(People).Select(async batch => (batch, Said: await model.AskAsync(criteria, batch, cancellationToken))));
        // Of whom a model that answered said nothing usable, the local reasons stay.
        return batches.SelectMany(pair => pair.batch.Select(person => (
                person.PersonId,
                Reasons: pair.Said is null ? null : pair.Said.TryGetValue(person.PersonId, out var reasons) ? reasons : FallbackReasons.Build(person, criteria))))
            .ToDictionary(pair => pair.PersonId, pair => pair.Reasons);
    }
}
