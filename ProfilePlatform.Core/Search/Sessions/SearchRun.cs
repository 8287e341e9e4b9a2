using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Search.Criteria;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Parsing;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Search.Sessions.Reasons;
using ProfilePlatform.Core.Search.Sessions.Store;
using ProfilePlatform.Core.Search.WhyMatched;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Carries a search out: reads the query, asks the index, asks last who may be shown, and says why.</summary>
internal sealed class SearchRun(
    QueryParser parser, QueryVectors vectors, IPeopleIndex index, IDbContextFactory<AppDbContext> contexts, ReasonBatches reasons, TimeProvider time) : IDisposable
{
    /// <summary>How long the index may take: after a start it is read first.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>How long a model may take to read the query, and how long to say why; with the vector in between a search ends within 30 s.</summary>
    private static readonly TimeSpan LongestForModel = TimeSpan.FromSeconds(11);

    // A search keeps every core busy: a thousand at once would all be late, and each then waits for the others' writing too.
    private readonly SemaphoreSlim _atOnce = new(2 * Environment.ProcessorCount);

    /// <inheritdoc />
    public void Dispose() => _atOnce.Dispose();

    /// <exception cref="EncoderDownException">A server embeds queries, and it does not answer.</exception>
    /// <exception cref="TimeoutException">The people index is not there.</exception>
    public async Task<PreparedSearch> PrepareAsync(Viewer viewer, SearchOrder order, CancellationToken cancellationToken)
    {
        var query = order.Query.Trim();
        var criteria = order.Edited is { } edited ? EditedCriteria.Normalise(edited, query, time)
            : await InTimeAsync(token => parser.ParseAsync(query, token), cancellationToken) ?? RuleParser.Parse(query, time);
        var ranking = RankingProfile.Default;
        var vector = await vectors.OfAsync(criteria.QueryEmbeddingText, cancellationToken);
        var asked = order.Request.Query(criteria, vector, ranking);
        var effective = EvidenceFrom.Effective(criteria, order.Request);
        await _atOnce.WaitAsync(cancellationToken);
        (int FallbackTier, IReadOnlyList<PreparedPerson> People) found;
        try
        {
            found = await FindAsync(viewer, asked, effective, cancellationToken);
        }
        finally
        {
            _atOnce.Release();
        }

        var prepared = new PreparedSearch(Ids.New(time), order with { Query = query }, criteria, found.FallbackTier, order.Request.Shown(criteria, ranking), found.People) { Asked = asked };
        return reasons.CanAsk && !order.ReasonsLater ? await ExplainAsync(prepared, effective, cancellationToken) : prepared;
    }

    private async Task<(int FallbackTier, IReadOnlyList<PreparedPerson> People)> FindAsync(
        Viewer viewer, PeopleQuery asked, SearchCriteria effective, CancellationToken cancellationToken)
    {
        // Twice as many, so that people whom the index still holds and nobody may see do not shorten the list.
        var ranked = await index.SearchAsync(asked with { Most = 2 * asked.Most }, cancellationToken).WaitAsync(Longest, time, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var listed = await ShownPerson.ReadAsync(db, viewer, ranked.People.Select(person => person.ProfileId), cancellationToken);
        return (ranked.FallbackTier, [.. ranked.People.Where(person => listed.ContainsKey(person.ProfileId)).Take(asked.Most).Select(person =>
        {
            var evidence = EvidenceFrom.Of(listed[person.ProfileId], person.Cards, person.Children, effective);
            return new PreparedPerson(listed[person.ProfileId], person, evidence)
            {
                Reasons = FallbackReasons.Build(evidence, effective),
                ReasonsState = reasons.CanAsk ? ReasonsStates.Pending : ReasonsStates.Final,
            };
        })]);
    }

    // Those who are shown; the others are explained when they are paid for.
    private async Task<PreparedSearch> ExplainAsync(PreparedSearch prepared, SearchCriteria criteria, CancellationToken cancellationToken)
    {
        var shown = prepared.People.Take(prepared.Shown).Select(person => person.Evidence).ToList();
        var said = await InTimeAsync(token => reasons.AskAsync(criteria, shown, token), cancellationToken)
            ?? shown.ToDictionary(person => person.PersonId, _ => (IReadOnlyList<MatchReason>?)null);
        return prepared with
        {
            People = [.. prepared.People.Select(person => !said.TryGetValue(person.Evidence.PersonId, out var own) ? person
                : own is null ? person with { ReasonsTries = 1 }
                : person with { Reasons = own, ReasonsState = ReasonsStates.Final })],
        };
    }

    /// <summary>Null where it took too long.</summary>
    private async Task<T?> InTimeAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(LongestForModel, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
