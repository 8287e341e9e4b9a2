using ProfilePlatform.Core.Matching.Reviews;
using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Core.Matching.Groups;

/// <summary>A group in a list.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Its name.</param>
/// <param name="People">How many people are in it whom the organiser may see.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record GroupLine(Guid Id, string Name, int People, DateTimeOffset CreatedAt);

/// <summary>A group as its organiser sees it.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Its name.</param>
/// <param name="People">Its people whom the organiser may see, by name.</param>
/// <param name="Hidden">How many of it the organiser may not see any more.</param>
/// <param name="Pairs">Pairs that have a score.</param>
/// <param name="Run">The latest run; null before the first.</param>
public sealed record GroupView(Guid Id, string Name, IReadOnlyList<GroupPerson> People, int Hidden, int Pairs, GroupRunView? Run);

/// <summary>Somebody in a group, with whom they should meet.</summary>
/// <param name="Profile">The person.</param>
/// <param name="Meet">At most three pairs that are worth more than nothing, best first.</param>
public sealed record GroupPerson(MatchedPerson Profile, IReadOnlyList<GroupPairView> Meet)
{
    /// <summary>Pairs that are named for each person.</summary>
    public const int Best = 3;
}

/// <summary>A pair as the organiser sees it.</summary>
/// <param name="Id">The pair.</param>
/// <param name="One">One of the two.</param>
/// <param name="Other">The other.</param>
/// <param name="MatchScoreByLlm">0–100 for both, by <paramref name="Engine"/>.</param>
/// <param name="MatchReasonByLlm">Why.</param>
/// <param name="OneSide">What it is worth to the one.</param>
/// <param name="OtherSide">What it is worth to the other.</param>
/// <param name="Engine">"local" or "llm".</param>
/// <param name="MatchScore">The organiser's own score; null before a review.</param>
/// <param name="MatchReview">Their note.</param>
/// <param name="Stale">True where either profile says something else since.</param>
public sealed record GroupPairView(
    Guid Id, MatchedPerson One, MatchedPerson Other, int MatchScoreByLlm, string MatchReasonByLlm, int OneSide, int OtherSide, string Engine, int? MatchScore, string MatchReview,
    bool Stale)
{
    /// <summary>The score that counts.</summary>
    internal int Worth => MatchScore ?? MatchScoreByLlm;

    /// <summary>Whom the person with this id meets.</summary>
    public MatchedPerson Besides(Guid profileId) => One.Id == profileId ? Other : One;
}

/// <summary>A run over a group's pairs.</summary>
/// <param name="State">How far it has come.</param>
/// <param name="Done">Pairs done.</param>
/// <param name="Total">Pairs in it.</param>
/// <param name="Engine">Who was to score.</param>
/// <param name="NotByModel">Pairs that the model was to score and did not.</param>
/// <param name="PromptTokens">Tokens sent so far.</param>
/// <param name="CompletionTokens">Tokens received so far.</param>
public sealed record GroupRunView(MatchState State, int Done, int Total, MatchEngine Engine, int NotByModel, int PromptTokens, int CompletionTokens)
{
    /// <summary>True until it has ended.</summary>
    public bool IsUnfinished => State is MatchState.Queued or MatchState.Running;

    internal static GroupRunView? Of(MatchGroup group) => group.State is not { } state ? null
        : new GroupRunView(state, group.Done, group.Total, group.Engine, group.NotByModel, group.PromptTokens, group.CompletionTokens);
}
