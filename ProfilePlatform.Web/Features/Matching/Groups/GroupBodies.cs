using ProfilePlatform.Core.Matching.Groups;
using ProfilePlatform.Core.Matching.Reviews;

namespace ProfilePlatform.Web.Features.Matching.Groups;

/// <summary>A group as its organiser wants it.</summary>
internal sealed record GroupBody(string? Name, IReadOnlyList<string>? Slugs)
{
    public GroupOrder Order => new() { Name = Name ?? "", Slugs = Slugs ?? [] };
}

/// <summary>A member's groups.</summary>
internal sealed record GroupsAnswer(IReadOnlyList<GroupLine> Items);

/// <summary>A group with whom each of its people should meet.</summary>
/// <param name="Hidden">People of it whom the organiser may not see any more.</param>
internal sealed record GroupAnswer(Guid Id, string Name, IReadOnlyList<GroupPersonAnswer> People, int Hidden, int Pairs, GroupRunAnswer? Run)
{
    public static GroupAnswer Of(GroupView group) => new(
        group.Id, group.Name, [.. group.People.Select(person => new GroupPersonAnswer(person.Profile, [.. person.Meet.Select(pair => MeetAnswer.Of(pair, person.Profile))]))],
        group.Hidden, group.Pairs, GroupRunAnswer.Of(group.Run));
}

/// <summary>Somebody, and at most three whom they should meet.</summary>
internal sealed record GroupPersonAnswer(MatchedPerson Profile, IReadOnlyList<MeetAnswer> Meet);

/// <summary>Whom to meet, how much it is worth to both, and why.</summary>
internal sealed record MeetAnswer(Guid PairId, MatchedPerson Profile, int Score, string Reason)
{
    public static MeetAnswer Of(GroupPairView pair, MatchedPerson person) =>
        new(pair.Id, pair.Besides(person.Id), pair.MatchScore ?? pair.MatchScoreByLlm, pair.MatchReasonByLlm);
}

/// <summary>A run over a group's pairs.</summary>
internal sealed record GroupRunAnswer(string State, int Done, int Total, string Engine, int NotByModel, int PromptTokens, int CompletionTokens)
{
    public static GroupRunAnswer? Of(GroupRunView? run) => run is null ? null : new(
        run.State.ToString().ToLowerInvariant(), run.Done, run.Total, run.Engine.ToString().ToLowerInvariant(), run.NotByModel, run.PromptTokens, run.CompletionTokens);
}

/// <summary>What a run over a group would take.</summary>
internal sealed record GroupEstimateAnswer(string Engine, string Model, int Pairs, int Calls, long PromptTokens, long CompletionTokens)
{
    public static GroupEstimateAnswer Of(GroupEstimate estimate) => new(
        estimate.Engine.ToString().ToLowerInvariant(), estimate.Model, estimate.Pairs, estimate.Calls, estimate.PromptTokens, estimate.CompletionTokens);
}
