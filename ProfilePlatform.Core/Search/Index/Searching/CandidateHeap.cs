namespace ProfilePlatform.Core.Search.Index.Searching;

/// <summary>Somebody who passed, with the score by resident vectors.</summary>
internal readonly record struct Candidate(PartSearch Part, int Person, double Score)
{
    public Guid ProfileId => Part.Segment.ProfileIds[Person];
}

/// <summary>Keeps the best; of equal scores the smaller id counts as better, so that the order does not depend on where people stand.</summary>
internal sealed class CandidateHeap(int most)
{
    /// <summary>Cards and parts that hardly anybody has more of.</summary>
    public const int UsualEntries = 256;

    private readonly PriorityQueue<Candidate, Candidate> _queue = new(Comparer<Candidate>.Create(Compare));

    public void Add(Candidate candidate)
    {
        if (_queue.Count < most)
        {
            _queue.Enqueue(candidate, candidate);
        }
        else if (most > 0 && Compare(candidate, _queue.Peek()) > 0)
        {
            _queue.EnqueueDequeue(candidate, candidate);
        }
    }

    public void Add(CandidateHeap other)
    {
        foreach (var (candidate, _) in other._queue.UnorderedItems)
        {
            Add(candidate);
        }
    }

    public List<Candidate> BestFirst()
    {
        var all = _queue.UnorderedItems.Select(item => item.Element).ToList();
        all.Sort((left, right) => Compare(right, left));
        return all;
    }

    private static int Compare(Candidate left, Candidate right) =>
        left.Score.CompareTo(right.Score) is var order and not 0 ? order : right.ProfileId.CompareTo(left.ProfileId);
}
