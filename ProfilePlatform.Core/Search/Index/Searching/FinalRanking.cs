using System.Numerics;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>Scores candidates exactly and puts them in their final order, with their terms and the cards that matched.</summary>
internal sealed class FinalRanking(PeopleQuery query, Conditions conditions, PersonEvaluation evaluation, ExactCosines exact, float bestWords, bool exhaustive)
{
    private readonly double _margin = exhaustive ? double.PositiveInfinity : Margin(query.Ranking);

    /// <summary>By how much a score by resident vectors may be off, one up and another down.</summary>
    public static double Margin(RankingProfile profile) => 2 * ByteVectors.LargestError * profile.VectorWeight;

    public IReadOnlyList<RankedPerson> Of(List<Candidate> candidates, ByteQuery? vector, CancellationToken cancellationToken)
    {
        var scored = new List<Scored>();
        var best = new PriorityQueue<double, double>();
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (best.Count >= query.Most && candidate.Score + _margin < best.Peek())
            {
                break;
            }

            var one = Score(candidate, vector);
            scored.Add(one);
            best.Enqueue(one.Score, one.Score);
            if (best.Count > query.Most)
            {
                best.Dequeue();
            }
        }

        return [.. scored.OrderByDescending(one => one.Score)
            .ThenByDescending(one => conditions.Time is not null && evaluation.SpansTime(one.Candidate.Part, one.Candidate.Person))
            .ThenByDescending(one => conditions.SalaryMax is not null && one.Candidate.Part.Segment.SalaryMins[one.Candidate.Person] >= 0)
            .ThenBy(one => one.Candidate.ProfileId).Take(query.Most).Select(Ranked)];
    }

    private Scored Score(Candidate candidate, ByteQuery? vector)
    {
        var (part, person) = (candidate.Part, candidate.Person);
        var segment = part.Segment;
        var cosines = new float[segment.EntryStarts[segment.CardStarts[person + 1]] - segment.EntryStarts[segment.CardStarts[person]]];
        PersonEvaluation.Fill(part, person, vector is not null && vector.Values.Length == segment.Vectors.Dimensions ? vector : null, cosines);
        exact.Refine(part, person, cosines);
        var evidence = evaluation.Of(part, person, cosines);
        var terms = RankingFormula.Contributions(evidence, query.Ranking);
        return new Scored(candidate, Math.Max(0, terms.Sum(term => term.Value)), terms, cosines);
    }

    private RankedPerson Ranked(Scored scored)
    {
        var (part, person) = (scored.Candidate.Part, scored.Candidate.Person);
        var segment = part.Segment;
        var first = segment.EntryStarts[segment.CardStarts[person]];
        var cards = new List<(CardHit Hit, double Value)>();
        var children = new List<ChildHit>();
        for (var card = part.Passing.Next(segment.CardStarts[person]); card >= 0 && card < segment.CardStarts[person + 1]; card = part.Passing.Next(card + 1))
        {
            var start = segment.EntryStarts[card];
            var hits = Math.Min(BitOperations.PopCount(part.CardWishes[card]), query.Ranking.ShouldCap);
            var similarity = PersonEvaluation.Similarity(scored.Cosines[start - first]);
            var words = bestWords > 0 ? part.CardWords[card] / bestWords : 0;
            cards.Add((
                new CardHit(segment.Ids[start], similarity, hits),
                (query.Ranking.VectorWeight * RankingFormula.WithWishes(similarity, hits, query.Ranking)) + (query.Ranking.LexicalBonusMax * words)));
            for (var entry = start + 1; entry < segment.EntryStarts[card + 1]; entry++)
            {
                children.Add(new ChildHit(segment.Ids[entry], segment.Ids[start], PersonEvaluation.Similarity(scored.Cosines[entry - first])));
            }
        }

        var most = query.Ranking.MatchedCards;
        return new RankedPerson(
            scored.Candidate.ProfileId, scored.Score, scored.Terms,
            [.. cards.OrderByDescending(card => card.Value).ThenBy(card => card.Hit.CardId).Take(most).Select(card => card.Hit)],
            [.. children.OrderByDescending(child => child.Similarity).ThenBy(child => child.ChildId).Take(most)]);
    }

    private sealed record Scored(Candidate Candidate, double Score, IReadOnlyList<Contribution> Terms, float[] Cosines);
}
