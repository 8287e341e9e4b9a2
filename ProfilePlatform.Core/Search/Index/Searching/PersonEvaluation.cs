using System.Numerics;
using ProfilePlatform.Core.Search.Index.Resident;
using ProfilePlatform.Core.Search.Ranking;

namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>
/// Gathers a person's evidence from their passing cards. Cosines come as a span over the person's entries, NaN where there is none; an empty span
/// stands for none at all.
/// </summary>
internal sealed class PersonEvaluation(PeopleQuery query, Conditions conditions, int tier, float bestWords)
{
    private readonly bool _softTime = tier >= FallbackTiers.TimeSoft && conditions.Time is not null;
    private readonly bool _softPlace = tier >= FallbackTiers.LocationSoft && conditions.HasPlace;
    private readonly bool _softCompany = tier >= FallbackTiers.CompanyTeamSoft && conditions.HasCompany;

    /// <summary>Cosines by the resident bytes.</summary>
    public static void Fill(PartSearch part, int person, ByteQuery? vector, Span<float> cosines)
    {
        var segment = part.Segment;
        var first = segment.EntryStarts[segment.CardStarts[person]];
        cosines.Fill(float.NaN);
        for (var card = part.Passing.Next(segment.CardStarts[person]); vector is not null && card >= 0 && card < segment.CardStarts[person + 1]; card = part.Passing.Next(card + 1))
        {
            for (var entry = segment.EntryStarts[card]; entry < segment.EntryStarts[card + 1]; entry++)
            {
                if (segment.Vectors.Has(entry))
                {
                    cosines[entry - first] = segment.Vectors.Cosine(entry, vector);
                }
            }
        }
    }

    public PersonEvidence Of(PartSearch part, int person, ReadOnlySpan<float> cosines)
    {
        var segment = part.Segment;
        var (from, to) = (segment.CardStarts[person], segment.CardStarts[person + 1]);
        var first = segment.EntryStarts[from];
        var evidence = new PersonEvidence { Words = bestWords > 0 ? part.PersonWords[person] / bestWords : 0 };
        double top1 = 0, top2 = 0, top3 = 0;
        var (count, parts, wishes, dated, bestCard) = (0, 0, 0u, false, 0.0);
        for (var card = part.Passing.Next(from); card >= 0 && card < to; card = part.Passing.Next(card + 1))
        {
            var hits = Math.Min(BitOperations.PopCount(part.CardWishes[card]), query.Ranking.ShouldCap);
            evidence.ShouldHits += hits;
            wishes |= part.CardWishes[card];
            dated |= segment.Starts[card] != 0 || segment.Ends[card] != 0;
            var (start, end) = (segment.EntryStarts[card], segment.EntryStarts[card + 1]);
            count += end - start;
            parts += end - start - 1;
            for (var entry = start; entry < (cosines.IsEmpty ? start + 1 : end); entry++)
            {
                var similarity = cosines.IsEmpty ? 0 : Similarity(cosines[entry - first]);
                if (entry == start)
                {
                    bestCard = Math.Max(bestCard, similarity);
                    similarity = RankingFormula.WithWishes(similarity, hits, query.Ranking);
                    evidence.ParentBest = Math.Max(evidence.ParentBest, similarity);
                }
                else
                {
                    evidence.ChildBest = Math.Max(evidence.ChildBest, similarity);
                }

                (top1, top2, top3) = similarity > top1 ? (similarity, top1, top2) : similarity > top2 ? (top1, similarity, top2) : (top1, top2, Math.Max(top3, similarity));
            }
        }

        if (parts == 0 && query.Ranking.CardsStandInForParts)
        {
            evidence.ChildBest = bestCard;
        }

        evidence.AverageTop3 = count == 0 ? 0 : (top1 + top2 + top3) / Math.Min(count, 3);
        evidence.Wishes = BitOperations.PopCount(wishes);
        evidence.HasFunction = part.OfFunction is not null && AnyPassing(part, part.OfFunction, from, to);
        evidence.HasStanding = part.OfStanding is not null && AnyPassing(part, part.OfStanding, from, to);
        evidence.MissesDate = _softTime && !dated;
        evidence.MissesTime = _softTime && dated && !AnyPassing(part, part.Filter.Time!, from, to);
        evidence.MissesPlace = _softPlace && !AnyPassing(part, part.Filter.Place!, from, to);
        evidence.MissesCompany = _softCompany && !AnyPassing(part, part.Filter.Company!, from, to);
        return evidence;
    }

    /// <summary>True where a passing card spans all of the time that is asked for.</summary>
    public bool SpansTime(PartSearch part, int person)
    {
        var segment = part.Segment;
        for (var card = part.Passing.Next(segment.CardStarts[person]); conditions.Time is { } time && card >= 0 && card < segment.CardStarts[person + 1]; card = part.Passing.Next(card + 1))
        {
            if (segment.Starts[card] != 0 && segment.Starts[card] <= time.Start && (segment.Ends[card] == 0 || segment.Ends[card] >= time.End))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>1 / (1 + d); 0 without a vector.</summary>
    public static double Similarity(float cosine) => float.IsNaN(cosine) ? 0 : RankingFormula.Similarity(cosine);

    private static bool AnyPassing(PartSearch part, Bitset among, int from, int to)
    {
        for (var card = part.Passing.Next(from); card >= 0 && card < to; card = part.Passing.Next(card + 1))
        {
            if (among[card])
            {
                return true;
            }
        }

        return false;
    }
}
