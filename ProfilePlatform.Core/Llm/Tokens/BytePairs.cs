namespace ProfilePlatform.Core.Llm.Tokens;

/// <summary>
/// Merges the bytes of a piece: of all neighbours that form a token the pair of the lowest rank, the first of equals, until none is left.
/// Bytes stand as one character each.
/// </summary>
internal sealed class BytePairs
{
    /// <summary>Up to here looking at every pair for each merge is faster than keeping them in order.</summary>
    private const int ShortPiece = 96;

    private const int NoToken = int.MaxValue;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ranks;
    private readonly int _longest;

    public BytePairs(Dictionary<string, int> ranks)
    {
        _ranks = ranks.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = ranks.Keys.Max(token => token.Length);
    }

    /// <summary>Tokens of a piece.</summary>
    public int Count(ReadOnlySpan<char> piece) =>
        piece.Length <= 1 ? piece.Length
        : RankOf(piece) != NoToken ? 1
        : piece.Length <= ShortPiece ? CountShort(piece)
        : CountLong(piece);

    private int RankOf(ReadOnlySpan<char> bytes) => bytes.Length <= _longest && _ranks.TryGetValue(bytes, out var rank) ? rank : NoToken;

    private int CountShort(ReadOnlySpan<char> piece)
    {
        // Part i begins at starts[i]; ranks[i] is the rank of parts i and i + 1 together.
        Span<int> starts = stackalloc int[ShortPiece + 1];
        Span<int> ranks = stackalloc int[ShortPiece];
        var parts = piece.Length;
        for (var i = 0; i <= parts; i++)
        {
            starts[i] = i;
        }

        for (var i = 0; i < parts - 1; i++)
        {
            ranks[i] = RankOf(piece.Slice(i, 2));
        }

        while (parts > 1)
        {
            var best = ranks[..(parts - 1)].IndexOf(Lowest(ranks[..(parts - 1)]));
            if (ranks[best] == NoToken)
            {
                break;
            }

            starts[(best + 2)..(parts + 1)].CopyTo(starts[(best + 1)..]);
            ranks[(best + 1)..(parts - 1)].CopyTo(ranks[best..]);
            parts--;
            if (best < parts - 1)
            {
                ranks[best] = RankOf(piece[starts[best]..starts[best + 2]]);
            }

            if (best > 0)
            {
                ranks[best - 1] = RankOf(piece[starts[best - 1]..starts[best + 1]]);
            }
        }

        return parts;
    }

    private static int Lowest(ReadOnlySpan<int> ranks)
    {
        var lowest = NoToken;
        foreach (var rank in ranks)
        {
            lowest = Math.Min(lowest, rank);
        }

        return lowest;
    }

    private int CountLong(ReadOnlySpan<char> piece)
    {
        // A part is named by where it begins and reaches to next[part]; ranks[part] is its rank together with the part after it.
        var next = new int[piece.Length];
        var previous = new int[piece.Length];
        var ranks = new int[piece.Length];
        var queue = new PriorityQueue<int, (int Rank, int Part)>(piece.Length);
        for (var part = 0; part < piece.Length; part++)
        {
            (previous[part], next[part]) = (part - 1, part + 1);
            ranks[part] = part + 1 < piece.Length ? RankOf(piece.Slice(part, 2)) : NoToken;
            Queue(queue, part, ranks[part]);
        }

        var parts = piece.Length;
        while (queue.TryDequeue(out var part, out var order))
        {
            if (ranks[part] != order.Rank)
            {
                // One of the two was merged with another since.
                continue;
            }

            var gone = next[part];
            next[part] = next[gone];
            ranks[gone] = NoToken;
            if (next[part] < piece.Length)
            {
                previous[next[part]] = part;
            }

            parts--;
            Rank(piece, queue, next, ranks, part);
            if (previous[part] >= 0)
            {
                Rank(piece, queue, next, ranks, previous[part]);
            }
        }

        return parts;
    }

    private void Rank(ReadOnlySpan<char> piece, PriorityQueue<int, (int Rank, int Part)> queue, int[] next, int[] ranks, int part)
    {
        ranks[part] = next[part] < piece.Length ? RankOf(piece[part..next[next[part]]]) : NoToken;
        Queue(queue, part, ranks[part]);
    }

    private static void Queue(PriorityQueue<int, (int Rank, int Part)> queue, int part, int rank)
    {
        if (rank != NoToken)
        {
            queue.Enqueue(part, (rank, part));
        }
    }
}
