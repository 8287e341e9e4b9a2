using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Search.Ranking;
using ProfilePlatform.Core.Search.Sessions.Store;

namespace ProfilePlatform.Core.Search.Sessions;

/// <summary>Puts a stored search to the index again, as it was understood: no model is asked, nothing is charged.</summary>
internal sealed class StoredQueries(QueryVectors vectors)
{
    /// <summary>The query, with its vector.</summary>
    /// <exception cref="EncoderDownException">A server makes vectors, and it does not.</exception>
    public async Task<PeopleQuery> OfAsync(StoredSearch search, RankingProfile ranking, CancellationToken cancellationToken)
    {
        var criteria = search.Criteria();
        return search.Request().Request.Query(criteria, await vectors.OfAsync(criteria.QueryEmbeddingText, cancellationToken), ranking);
    }

    /// <summary>The same, without a vector where there is none to be had: then words alone order who matches.</summary>
    public async Task<PeopleQuery> OrWordsAsync(StoredSearch search, RankingProfile ranking, CancellationToken cancellationToken)
    {
        try
        {
            return await OfAsync(search, ranking, cancellationToken);
        }
        catch (EncoderDownException)
        {
            return search.Request().Request.Query(search.Criteria(), ReadOnlyMemory<float>.Empty, ranking);
        }
    }
}
