using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Core.Matching.Reviews;

/// <summary>The names of marks outside.</summary>
public static class MatchMarks
{
    /// <summary>"none", "met" or "not-for-me".</summary>
    public static string Name(MatchMark mark) => mark switch
    {
        MatchMark.Met => "met",
        MatchMark.NotForMe => "not-for-me",
        _ => "none",
    };

    /// <summary>The mark of a name; null for any other.</summary>
    public static MatchMark? Read(string? name) => name switch
    {
        "none" => MatchMark.None,
        "met" => MatchMark.Met,
        "not-for-me" => MatchMark.NotForMe,
        _ => null,
    };
}
