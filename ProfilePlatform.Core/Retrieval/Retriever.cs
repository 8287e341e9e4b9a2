using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ProfilePlatform.Core.Indexing;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Telemetry;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>
/// Chooses the passages of one profile that a question is about: BM25 leads, the vector's cosine is a convex addition,
/// and a passage of the question's topic is preferred, not required (docs/decisions). Where neither words nor topic lead anywhere,
/// the first passages come, marked as such.
/// </summary>
public sealed class Retriever(
    IProfileIndex index, IOptions<RetrievalOptions> options, IEmbeddingGenerator<string, Embedding<float>>? encoder = null,
    IDbContextFactory<AppDbContext>? contexts = null, ILogger<Retriever>? logger = null)
{
    private readonly QuestionVectors vectors = new(encoder, contexts, logger ?? NullLogger<Retriever>.Instance);

    /// <summary>The best passages for a question. Where the encoder fails, words alone find them.</summary>
    /// <param name="profileId">The one profile that is searched.</param>
    /// <param name="question">The question.</param>
    /// <param name="topics">Preferred topics, most likely first; empty: none is preferred.</param>
    /// <param name="k">How many; the configured number where null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Retrieved> RetrieveAsync(
        Guid profileId, Question question, IReadOnlyList<string> topics, int? k, CancellationToken cancellationToken) =>
        await RetrieveAsync(profileId, question, topics, k, await vectors.OfAsync(profileId, question.Text, cancellationToken), cancellationToken);

    /// <summary>
    /// As <see cref="RetrieveAsync(Guid, Question, IReadOnlyList{string}, int?, CancellationToken)"/>, for a question that nobody has asked yet, of which
    /// many are tried: vectors count where this machine makes them, and words alone where each would be a request to a server.
    /// </summary>
    public async Task<Retrieved> RehearseAsync(
        Guid profileId, Question question, IReadOnlyList<string> topics, CancellationToken cancellationToken) =>
        vectors.AreRemote
            ? await RetrieveAsync(profileId, question, topics, null, ReadOnlyMemory<float>.Empty, cancellationToken)
            : await RetrieveAsync(profileId, question, topics, null, cancellationToken);

    /// <summary>
    /// The longer part of the work, which needs no topics: what the question's words, their related words and its vector find. It can go on while
    /// the topics are still being found.
    /// </summary>
    internal async Task<FoundPassages> FindAsync(Guid profileId, Question question, CancellationToken cancellationToken) =>
        await FindAsync(profileId, question, await vectors.OfAsync(profileId, question.Text, cancellationToken), cancellationToken);

    private async Task<Retrieved> RetrieveAsync(
        Guid profileId, Question question, IReadOnlyList<string> topics, int? k, ReadOnlyMemory<float> vector, CancellationToken cancellationToken) =>
        await ChooseAsync(profileId, question, await FindAsync(profileId, question, vector, cancellationToken), topics, k, cancellationToken);

    private async Task<FoundPassages> FindAsync(Guid profileId, Question question, ReadOnlyMemory<float> vector, CancellationToken cancellationToken)
    {
        using var span = PlatformTelemetry.Source.StartActivity("retrieval");
        var started = Stopwatch.GetTimestamp();
        // Reading does not wait for reading: the two searches go on side by side.
        var related = Task.Run(() => RelatedAsync(profileId, question, cancellationToken), cancellationToken);
        var terms = TermsOf(question);
        IReadOnlyList<IndexHit> hits = terms.Length == 0 && vector.IsEmpty
            ? []
            : await index.SearchAsync(profileId, new IndexQuery(terms, vector, [], options.Value.Candidates) { Encoder = vectors.Encoder }, cancellationToken);

        if (terms.Length > 0 && hits.All(hit => hit.Lexical == 0))
        {
            // None of the question's words occurs: look for words that answer them ("taught": "trained").
            string[] others = [.. question.Terms.SelectMany(term => term.Related).Distinct()];
            hits = await index.SearchAsync(profileId, new IndexQuery([.. terms, .. others], vector, [], options.Value.Candidates) { Encoder = vectors.Encoder }, cancellationToken);
        }

        var found = new FoundPassages(hits, await related, !vector.IsEmpty);
        RetrievalMetrics.Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return found;
    }

    /// <summary>The best of what was found, with the topics' share.</summary>
    internal async Task<Retrieved> ChooseAsync(
        Guid profileId, Question question, FoundPassages found, IReadOnlyList<string> topics, int? k, CancellationToken cancellationToken)
    {
        var wanted = Math.Clamp(k ?? options.Value.TopK, 1, 20);
        var ranked = WithRelated(Rank(found.Hits, question, topics), found.Related, topics);
        var lexical = found.Hits.Any(hit => hit.Lexical > 0);
        if (topics.Count > 0 && (question.Focus != TimeFocus.Any || ranked.Count(chunk => topics.Contains(chunk.Chunk.Topic)) < wanted))
        {
            var known = ranked.Select(chunk => chunk.Chunk.Id).ToHashSet();
            var ofTopic = await index.ReadAsync(profileId, topics, Math.Max(12, wanted), cancellationToken);
            // A list of all jobs is short; which of them the question means is decided by their dates.
            ranked.AddRange(ofTopic.Where(chunk => !known.Contains(chunk.Id)).Select(chunk => new RetrievedChunk(chunk, Bonus(chunk, topics), 0, 0)));
        }

        if (ranked.Count > 0)
        {
            ranked = ByTime(ranked, question.Focus, topics);
            var path = lexical || found.ByVector ? RetrievalPath.Matched : RetrievalPath.Topic;
            return new Retrieved([.. ranked.OrderByDescending(chunk => chunk.Score).ThenBy(chunk => chunk.Chunk.Position).Take(wanted)], path);
        }

        var first = await index.ReadAsync(profileId, [], wanted, cancellationToken);
        return new Retrieved([.. first.Select(chunk => new RetrievedChunk(chunk, 0, 0, 0))], RetrievalPath.Position);
    }

    private async Task<IReadOnlyList<IndexHit>> RelatedAsync(Guid profileId, Question question, CancellationToken cancellationToken)
    {
        string[] related = [.. question.Terms.Where(term => !QuestionWords.IsLight(term)).SelectMany(term => term.Related).Distinct()];
        return related.Length == 0 || options.Value.RelatedShare <= 0
            ? []
            : await index.SearchAsync(profileId, new IndexQuery(related, ReadOnlyMemory<float>.Empty, [], options.Value.Candidates), cancellationToken);
    }

    // A passage in other words than the question's ranks behind one in the same words, but before one in neither.
    private List<RetrievedChunk> WithRelated(List<RetrievedChunk> ranked, IReadOnlyList<IndexHit> hits, IReadOnlyList<string> topics)
    {
        var best = hits.Select(hit => hit.Lexical).DefaultIfEmpty(0).Max();
        if (best <= 0)
        {
            return ranked;
        }

        var shares = hits.ToDictionary(hit => hit.Chunk.Id, hit => options.Value.RelatedShare * hit.Lexical / best);
        var known = ranked.Select(chunk => chunk.Chunk.Id).ToHashSet();
        return
        [
            .. ranked.Select(chunk => shares.TryGetValue(chunk.Chunk.Id, out var share) ? chunk with { Score = chunk.Score + share } : chunk),
            .. hits.Where(hit => !known.Contains(hit.Chunk.Id)).Select(hit => new RetrievedChunk(hit.Chunk, Bonus(hit.Chunk, topics) + shares[hit.Chunk.Id], 0, 0)),
        ];
    }

    // Words like "come" tell passages apart only where there is little else to go by.
    private static string[] TermsOf(Question question)
    {
        string[] all = [.. question.Terms.Select(term => term.Text)];
        var telling = question.Terms.Where(term => !QuestionWords.IsLight(term)).ToList();
        return telling.Count >= 2 || telling is [{ Named: true }] ? [.. telling.Select(term => term.Text)] : all;
    }

    private List<RetrievedChunk> Rank(IReadOnlyList<IndexHit> hits, Question question, IReadOnlyList<string> topics)
    {
        var best = hits.Select(hit => hit.Lexical).DefaultIfEmpty(0).Max();
        var share = options.Value.LexicalShare;
        var asked = $" {SearchText.Normalise(question.Text)} ";
        return [.. hits.Select(hit => new RetrievedChunk(
            hit.Chunk,
            (best > 0 ? share * hit.Lexical / best : 0) + ((1 - share) * Math.Max(0, hit.Dense)) + Bonus(hit.Chunk, topics) + (Names(asked, hit.Chunk.Heading) ? options.Value.HeadingBonus : 0),
            hit.Lexical,
            hit.Dense))];
    }

    private List<RetrievedChunk> ByTime(List<RetrievedChunk> ranked, TimeFocus focus, IReadOnlyList<string> topics)
    {
        if (focus == TimeFocus.Any || topics.Count == 0)
        {
            return ranked;
        }

        var met = TimeFocuses.Meet(focus, [.. ranked.Where(chunk => topics.Contains(chunk.Chunk.Topic))]);
        return met is null ? ranked : ranked.ConvertAll(chunk => chunk == met ? chunk with { Score = chunk.Score + options.Value.TimeBonus, MeetsTime = true } : chunk);
    }

    private static bool Names(string asked, string heading)
    {
        var words = SearchText.Normalise(heading);
        return words.Length > 0 && asked.Contains($" {words} ", StringComparison.Ordinal);
    }

    private double Bonus(Chunk chunk, IReadOnlyList<string> topics)
    {
        for (var rank = 0; rank < topics.Count; rank++)
        {
            if (topics[rank] == chunk.Topic)
            {
                return rank == 0 ? options.Value.TopicBonus : options.Value.TopicBonus / 2;
            }
        }

        return 0;
    }
}
