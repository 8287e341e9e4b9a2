namespace ProfilePlatform.Core.Limits;

/// <summary>Counts what is taken by key in windows of a minute, each from the key's first take on. The caller holds a lock.</summary>
internal sealed class Allowances<TKey>(int perMinute, TimeProvider time)
    where TKey : notnull
{
    /// <summary>Beyond this many keys in one minute the oldest is forgotten: memory is bounded, and a stranger is never refused for others' sake.</summary>
    internal const int MostKeys = 50_000;

    private readonly Dictionary<TKey, Count> _counts = [];

    // All windows are equally long: the order of beginning is the order of ending.
    private readonly Queue<TKey> _byBeginning = new();

    /// <summary>How many keys are remembered.</summary>
    internal int Keys => _counts.Count;

    /// <summary>How long <paramref name="key"/> has to wait; null when it may take now.</summary>
    public TimeSpan? WaitOf(TKey key) => StandingOf(key) is { Remaining: 0 } standing ? standing.Reset : null;

    /// <summary>What <paramref name="key"/> has left.</summary>
    public Standing StandingOf(TKey key)
    {
        ForgetEnded();
        return _counts.TryGetValue(key, out var count)
            ? new Standing(perMinute, Math.Max(0, perMinute - count.Taken), Standing.Window - time.GetElapsedTime(count.Began))
            : new Standing(perMinute, perMinute, Standing.Window);
    }

    /// <summary>Counts one.</summary>
    public void Take(TKey key)
    {
        if (_counts.TryGetValue(key, out var count))
        {
            count.Taken++;
            return;
        }

        if (_counts.Count >= MostKeys)
        {
            _counts.Remove(_byBeginning.Dequeue());
        }

        _counts[key] = new Count(time.GetTimestamp()) { Taken = 1 };
        _byBeginning.Enqueue(key);
    }

    private void ForgetEnded()
    {
        while (_byBeginning.TryPeek(out var oldest) && time.GetElapsedTime(_counts[oldest].Began) >= Standing.Window)
        {
            _counts.Remove(_byBeginning.Dequeue());
        }
    }

    private sealed class Count(long began)
    {
        public long Began => began;

        public int Taken { get; set; }
    }
}
