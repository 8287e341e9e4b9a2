using System.Numerics;
using System.Numerics.Tensors;

namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>One bit for each card or person of a segment.</summary>
internal sealed class Bitset
{
    private readonly ulong[] _words;

    public Bitset(int length)
    {
        Length = length;
        _words = new ulong[(length + 63) / 64];
    }

    private Bitset(int length, ulong[] words) => (Length, _words) = (length, words);

    public int Length { get; }

    public bool this[int index]
    {
        get => (_words[index >> 6] >> (index & 63) & 1) != 0;
        set
        {
            if (value)
            {
                _words[index >> 6] |= 1UL << (index & 63);
            }
            else
            {
                _words[index >> 6] &= ~(1UL << (index & 63));
            }
        }
    }

    public static Bitset Full(int length)
    {
        var full = new Bitset(length);
        full._words.AsSpan().Fill(ulong.MaxValue);
        if ((length & 63) != 0)
        {
            full._words[^1] = (1UL << (length & 63)) - 1;
        }

        return full;
    }

    public int Count()
    {
        var count = 0;
        foreach (var word in _words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    public Bitset Copy() => new(Length, [.. _words]);

    public Bitset And(Bitset other)
    {
        TensorPrimitives.BitwiseAnd<ulong>(_words, other._words, _words);
        return this;
    }

    public Bitset AndNot(Bitset other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] &= ~other._words[i];
        }

        return this;
    }

    public void Add(ReadOnlySpan<int> indices)
    {
        foreach (var index in indices)
        {
            _words[index >> 6] |= 1UL << (index & 63);
        }
    }

    /// <summary>The first set bit at or after <paramref name="from"/>; -1 where none follows.</summary>
    public int Next(int from)
    {
        if (from >= Length)
        {
            return -1;
        }

        var at = from >> 6;
        var word = _words[at] & (ulong.MaxValue << (from & 63));
        while (word == 0)
        {
            if (++at == _words.Length)
            {
                return -1;
            }

            word = _words[at];
        }

        return (at << 6) + BitOperations.TrailingZeroCount(word);
    }

    /// <summary>True where a bit of [from, to) is set.</summary>
    public bool Any(int from, int to) => Next(from) is var next and >= 0 && next < to;
}
