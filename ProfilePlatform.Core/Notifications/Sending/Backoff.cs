namespace ProfilePlatform.Core.Notifications.Sending;

/// <summary>When a delivery that failed is tried again.</summary>
internal static class Backoff
{
    /// <summary>Tries before a delivery is given up: with the pauses below, after some five to nine hours.</summary>
    public const int MostAttempts = 12;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    /// <summary>
    /// The pause after a number of tries: 30 s, doubled each time, 2 h at the most, of which a random part up to half is taken off so that what failed
    /// together does not come again together. What the receiver asked for is waited for in any case, up to a day.
    /// </summary>
    /// <param name="attempts">Tries so far, from 1.</param>
    /// <param name="asked">How long the receiver asked to be left alone.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan After(int attempts, TimeSpan? asked, double random)
    {
        var pause = First * Math.Pow(2, Math.Min(attempts - 1, 20));
        pause = (pause < Longest ? pause : Longest) * (1 - (random / 2));
        var least = asked is { } wait && wait > TimeSpan.Zero ? wait < LongestAsked ? wait : LongestAsked : TimeSpan.Zero;
        return pause > least ? pause : least;
    }
}
