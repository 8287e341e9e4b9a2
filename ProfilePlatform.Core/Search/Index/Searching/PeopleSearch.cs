using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Search.Index.Documents;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Index.Store;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>
/// One search over one state. Conditions become bits; everybody who passes is scored by words and by resident vectors; then exact vectors are read
/// for the best, as far down as the resident ones' error could hide one of the people asked for.
/// </summary>
/// <param name="query">What is asked.</param>
/// <param name="state">What is searched.</param>
/// <param name="store">Where exact vectors are.</param>
/// <param name="log">Takes what went wrong.</param>
/// <param name="exhaustive">Reads the exact vectors of everybody who passes: slow, to measure by.</param>
internal sealed class PeopleSearch(PeopleQuery query, IndexState state, PeopleStore store, ILogger log, bool exhaustive = false)
{
    // People read exactly to tell a rank far down.
    private const int MostClose = 512;

    // By which the same sum may differ in another order.
    private const double Rounding = 1e-9;

    private readonly Conditions _conditions = Conditions.Of(query);
    private readonly Dictionary<string, long> _timings = [];
    private readonly ByteQuery? _vector = query.Vector.IsEmpty ? null : new ByteQuery(query.Vector.Span);
    private long _since = Stopwatch.GetTimestamp();

    /// <summary>Threads that it may take.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    public RankedPeople Run(CancellationToken cancellationToken) => Ranked((found, _) => found, cancellationToken);

    /// <summary>The same, and where one person stands, however far down; null where none of their cards passes.</summary>
    public (RankedPeople Found, PersonStanding? Standing) RunFor(Guid profileId, CancellationToken cancellationToken) =>
        Ranked((found, scene) => (found, StandingOf(profileId, found, scene, cancellationToken)), cancellationToken);

    private T Ranked<T>(Func<RankedPeople, Scene, T> take, CancellationToken cancellationToken)
    {
        List<PartSearch> parts = [];
        try
        {
            parts.AddRange(state.Parts.Select(part => new PartSearch(part, _conditions)));
            var tier = FallbackTiers.First(query.Ranking.MinResults, tier => parts.Sum(part => part.Filter.People(part.Filter.Passing(tier))));
            parts.ForEach(part => Prepare(part, tier));
            Mark("filter");
            var stretches = Stretch.Of(parts);
            var bestWords = Words(parts, stretches, cancellationToken);
            Mark("words");
            var evaluation = new PersonEvaluation(query, _conditions, tier, bestWords);
            var candidates = Candidates(stretches, evaluation, cancellationToken);
            Mark("vectors");
            return ExactCosines.With(store, query.Vector, log, exact =>
            {
                var scene = new Scene(stretches, evaluation, most => new FinalRanking(query with { Most = most }, _conditions, evaluation, exact, bestWords, exhaustive));
                var people = scene.Ranking(query.Most).Of(candidates, _vector, cancellationToken);
                Mark("score");
                return take(new RankedPeople(tier, people, _timings), scene);
            });
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    // Whoever's resident score is clearly better is ahead; whoever's is too close to tell is scored exactly.
    private PersonStanding? StandingOf(Guid profileId, RankedPeople found, Scene scene, CancellationToken cancellationToken)
    {
        if (found.People.Select((person, index) => (person, index)).FirstOrDefault(item => item.person.ProfileId == profileId) is { person: not null } shown)
        {
            return new PersonStanding(shown.person, shown.index + 1, IsExact: true);
        }

        if (scene.Stretches.Select(stretch => stretch.Part).Distinct().Select(part => PassingPerson(part, profileId)).FirstOrDefault(one => one is not null) is not { } candidate)
        {
            return null;
        }

        var own = scene.Ranking(1).Of([candidate], _vector, cancellationToken)[0];
        var error = (FinalRanking.Margin(query.Ranking) / 2) + Rounding;
        var ahead = 0;
        var close = new List<Candidate>();
        Parallel.For(0, scene.Stretches.Count, Limits(cancellationToken), index => EachPerson(scene.Stretches[index], (part, person) =>
        {
            // Not a number stands for somebody whose vectors were looked at already.
            if (part.WithoutVectors[person] < own.Score - error - query.Ranking.VectorWeight)
            {
                return;
            }

            var score = _vector is null ? part.WithoutVectors[person] : Score(part, person, scene.Evaluation);
            if (score > own.Score + error)
            {
                Interlocked.Increment(ref ahead);
            }
            else if (score >= own.Score - error)
            {
                lock (close)
                {
                    close.Add(new Candidate(part, person, score));
                }
            }
        }));
        if (close.Count > MostClose)
        {
            return new PersonStanding(own, 1 + ahead + close.Count(one => one.ProfileId != profileId && one.Score > own.Score), IsExact: false);
        }

        var order = scene.Ranking(close.Count + 1).Of(close, _vector, cancellationToken);
        return new PersonStanding(own, 1 + ahead + order.TakeWhile(person => person.ProfileId != profileId).Count(), IsExact: true);
    }

    private static Candidate? PassingPerson(PartSearch part, Guid profileId)
    {
        for (var person = Array.IndexOf(part.Segment.ProfileIds, profileId); person >= 0; person = Array.IndexOf(part.Segment.ProfileIds, profileId, person + 1))
        {
            if (part.Passing.Any(part.Segment.CardStarts[person], part.Segment.CardStarts[person + 1]))
            {
                return new Candidate(part, person, 0);
            }
        }

        return null;
    }

    private void Prepare(PartSearch part, int tier)
    {
        part.Passing = part.Filter.Passing(tier);
        if (query.Criteria.Role is { } role)
        {
            part.OfFunction = role.Function.Length > 0 && query.Ranking.RoleFunctionBonus != 0 ? part.Cards(Facet.Function(role.Function)) : null;
            part.OfStanding = role.Seniority.Length > 0 && query.Ranking.RoleStandingBonus != 0 ? part.Cards(Facet.Standing(role.Seniority)) : null;
        }
    }

    // Words only add: without them a search still answers.
    private float Words(List<PartSearch> parts, List<Stretch> stretches, CancellationToken cancellationToken)
    {
        try
        {
            var scoring = new WordScoring(parts, QueryWords.Of(query.Criteria), QueryWords.Wishes(query.Criteria), query.Ranking);
            var best = new float[stretches.Count];
            Parallel.For(0, stretches.Count, Limits(cancellationToken), index => best[index] = scoring.Score(stretches[index]));
            return best.Length == 0 ? 0 : best.Max();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.WordsFailed(exception);
            return 0;
        }
    }

    // Whoever cannot reach the last of those asked for, were all their cards the query's very words, need not be compared with it.
    private List<Candidate> Candidates(List<Stretch> stretches, PersonEvaluation evaluation, CancellationToken cancellationToken)
    {
        var most = exhaustive ? int.MaxValue : Math.Max(query.Most, query.Ranking.Overfetch * query.Ranking.TopPeopleStored);
        var byWords = Best(most, stretches.Count, (index, heap) => EachPerson(stretches[index], (part, person) =>
        {
            var score = RankingFormula.Score(evaluation.Of(part, person, []), query.Ranking);
            part.WithoutVectors[person] = score;
            heap.Add(new Candidate(part, person, score));
        }), cancellationToken).BestFirst();
        if (_vector is null)
        {
            return byWords;
        }

        var first = Best(most, byWords.Count, (index, heap) =>
        {
            var (part, person, _) = byWords[index];
            part.WithoutVectors[person] = double.NaN;
            heap.Add(new Candidate(part, person, Score(part, person, evaluation)));
        }, cancellationToken);
        var needed = first.BestFirst().ElementAtOrDefault(query.Most - 1).Score - FinalRanking.Margin(query.Ranking) - query.Ranking.VectorWeight;
        first.Add(Best(most, stretches.Count, (index, heap) => EachPerson(stretches[index], (part, person) =>
        {
            if (part.WithoutVectors[person] >= needed)
            {
                heap.Add(new Candidate(part, person, Score(part, person, evaluation)));
            }
        }), cancellationToken));
        return first.BestFirst();
    }

    private CandidateHeap Best(int most, int count, Action<int, CandidateHeap> score, CancellationToken cancellationToken)
    {
        var all = new CandidateHeap(most);
        Parallel.For(0, count, Limits(cancellationToken), () => new CandidateHeap(most), (index, _, heap) =>
        {
            score(index, heap);
            return heap;
        }, heap =>
        {
            lock (all)
            {
                all.Add(heap);
            }
        });
        return all;
    }

    private static void EachPerson(Stretch stretch, Action<PartSearch, int> take)
    {
        var (part, segment) = (stretch.Part, stretch.Part.Segment);
        for (var card = part.Passing.Next(stretch.FirstCard); card >= 0 && card < stretch.EndCard;)
        {
            var person = segment.PersonOfCard[card];
            take(part, person);
            card = part.Passing.Next(segment.CardStarts[person + 1]);
        }
    }

    private double Score(PartSearch part, int person, PersonEvaluation evaluation)
    {
        var segment = part.Segment;
        var entries = segment.EntryStarts[segment.CardStarts[person + 1]] - segment.EntryStarts[segment.CardStarts[person]];
        Span<float> buffer = stackalloc float[CandidateHeap.UsualEntries];
        var cosines = entries <= buffer.Length ? buffer[..entries] : new float[entries];
        PersonEvaluation.Fill(part, person, _vector!.Values.Length == segment.Vectors.Dimensions ? _vector : null, cosines);
        return RankingFormula.Score(evaluation.Of(part, person, cosines), query.Ranking);
    }

    private ParallelOptions Limits(CancellationToken cancellationToken) => new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Threads };

    private void Mark(string stage)
    {
        _timings[stage] = (long)Stopwatch.GetElapsedTime(_since).TotalMicroseconds;
        _since = Stopwatch.GetTimestamp();
    }

    private sealed record Scene(IReadOnlyList<Stretch> Stretches, PersonEvaluation Evaluation, Func<int, FinalRanking> Ranking);
}
