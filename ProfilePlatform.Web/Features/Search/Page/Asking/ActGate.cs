using ProfilePlatform.Core.Credits.Keys;

namespace ProfilePlatform.Web.Features.Search.Page.Asking;

/// <summary>
/// Lets each intended act through once. The browser makes a key for an act when it is asked for and keeps it until the act has ended for good, so that
/// the same click that arrives many times, and a try after a lost connection, have one key, and another act has another.
/// </summary>
internal sealed class ActGate
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private string? _running;

    /// <summary>True while an act is carried out.</summary>
    public bool IsBusy => _running is not null;

    /// <summary>True where the act with this key may be carried out now: no other is, and it has not ended.</summary>
    public bool TryEnter(string key)
    {
        if (IsBusy || _done.Contains(key) || !IdempotencyKey.TryRead([key], out var read) || read != key)
        {
            return false;
        }

        _running = key;
        return true;
    }

    /// <summary>True where the act with this key has ended for good.</summary>
    public bool HasEnded(string key) => _done.Contains(key);

    /// <summary>Ends the act that is carried out. Unless <paramref name="forGood"/>, its key is let in again: nobody knows what came of it.</summary>
    public void Leave(bool forGood)
    {
        if (forGood && _running is { } key)
        {
            _done.Add(key);
        }

        _running = null;
    }
}
