namespace ProfilePlatform.Core.Search.NearMisses;

/// <summary>How much is kept of near misses, and for how long.</summary>
public static class NearMissLimits
{
    /// <summary>Days that a count is kept.</summary>
    public const int Days = 90;

    /// <summary>Different searchers within one week before a value is shown.</summary>
    public const int LeastSearchers = 3;

    /// <summary>Searches that wait; more are not looked at.</summary>
    internal const int Waiting = 64;

    /// <summary>Searches whose counts are written together.</summary>
    internal const int Batch = 16;

    /// <summary>Conditions of a search that are looked at; each costs a search.</summary>
    internal const int Conditions = 6;

    /// <summary>People looked at for each condition: who would have been among the first.</summary>
    internal const int People = 24;

    /// <summary>Different values of a profile on one day.</summary>
    internal const int ValuesOfDay = 20;

    /// <summary>Characters of a value.</summary>
    internal const int LongestValue = 80;

    /// <summary>Searchers of a day, and values of a week, that can be told apart; beyond, nothing is counted.</summary>
    internal const int Marks = 200_000;
}
