namespace ProfilePlatform.Core.Search.Criteria;

/// <summary>What an experience was for its person.</summary>
public static class Intents
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "work", "education", "project", "business", "research", "practice", "exposure", "achievement",
        "transition", "learning", "life_context", "community", "finance", "other", "mixed",
    ];
}
