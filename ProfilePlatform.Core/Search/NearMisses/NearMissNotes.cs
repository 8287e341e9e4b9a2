using System.Diagnostics.Metrics;
using System.Threading.Channels;
using ProfilePlatform.Core.Search.Index;
using ProfilePlatform.Core.Telemetry;

namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>Takes searches for the count of near misses. It never waits: where too many wait already, a search is not looked at.</summary>
public sealed class NearMissNotes
{
    private static readonly Counter<long> DroppedNotes =
        PlatformTelemetry.Meter.CreateCounter<long>("people_search.near_misses.dropped", description: "Searches that were not looked at for near misses, because too many waited.");

    private readonly Channel<SearchNote> _notes = Channel.CreateBounded<SearchNote>(new BoundedChannelOptions(NearMissLimits.Waiting) { SingleReader = true });
    private long _dropped;

    /// <summary>Searches that were not looked at since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    internal ChannelReader<SearchNote> Waiting => _notes.Reader;

    /// <summary>Leaves a search that was just made, to be looked at later; returns at once.</summary>
    /// <param name="query">As put to the index.</param>
    /// <param name="searcherUserId">Who made it: told apart from others, and then forgotten.</param>
    public void Note(PeopleQuery query, Guid searcherUserId)
    {
        if (!_notes.Writer.TryWrite(new SearchNote(query, searcherUserId)))
        {
            Interlocked.Increment(ref _dropped);
            DroppedNotes.Add(1);
        }
    }
}

/// <summary>A search that waits.</summary>
internal sealed record SearchNote(PeopleQuery Query, Guid Searcher);
