using System.Runtime.InteropServices;

namespace ProfilePlatform.Core.Search.Index.Resident;

/// <summary>For each of many names the ordinals that have it, ascending; for words also what each is worth.</summary>
internal sealed class OrdinalLists(Dictionary<string, int> names, int[] starts, int[] ordinals, byte[] worths)
{
    public Dictionary<string, int> Names { get; } = names;

    /// <summary>Where the list of each name begins; one more than there are names.</summary>
    public int[] Starts { get; } = starts;

    public int[] Ordinals { get; } = ordinals;

    /// <summary>As long as <see cref="Ordinals"/>, or empty.</summary>
    public byte[] Worths { get; } = worths;

    /// <summary>The ordinals of a name; empty where nobody has it.</summary>
    public ReadOnlySpan<int> Of(string name) => Names.TryGetValue(name, out var id) ? Of(id) : [];

    public ReadOnlySpan<int> Of(int id) => Ordinals.AsSpan(Starts[id]..Starts[id + 1]);

    public ReadOnlySpan<byte> WorthsOf(int id) => Worths.AsSpan(Starts[id]..Starts[id + 1]);
}

/// <summary>Collects lists; ordinals must come in ascending order.</summary>
internal sealed class OrdinalListsBuilder(bool withWorths)
{
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<List<int>> _ordinals = [];
    private readonly List<List<byte>> _worths = [];

    public void Add(string name, int ordinal, byte worth = 0)
    {
        var id = Id(name);
        _ordinals[id].Add(ordinal);
        if (withWorths)
        {
            _worths[id].Add(worth);
        }
    }

    public OrdinalLists Build()
    {
        var starts = new int[_ordinals.Count + 1];
        for (var id = 0; id < _ordinals.Count; id++)
        {
            starts[id + 1] = starts[id] + _ordinals[id].Count;
        }

        var ordinals = new int[starts[^1]];
        var worths = new byte[withWorths ? starts[^1] : 0];
        for (var id = 0; id < _ordinals.Count; id++)
        {
            CollectionsMarshal.AsSpan(_ordinals[id]).CopyTo(ordinals.AsSpan(starts[id]));
            _ordinals[id] = [];
            if (withWorths)
            {
                CollectionsMarshal.AsSpan(_worths[id]).CopyTo(worths.AsSpan(starts[id]));
                _worths[id] = [];
            }
        }

        return new OrdinalLists(_names, starts, ordinals, worths);
    }

    private int Id(string name)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, name, out var exists);
        if (!exists)
        {
            id = _ordinals.Count;
            _ordinals.Add([]);
            if (withWorths)
            {
                _worths.Add([]);
            }
        }

        return id;
    }
}
