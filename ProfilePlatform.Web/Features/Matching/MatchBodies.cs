using ProfilePlatform.Core.Matching.Reviews;
using ProfilePlatform.Core.Matching.Runs;
using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Web.Features.Matching;

/// <summary>A wish to have people scored.</summary>
internal sealed record ScoreBody(IReadOnlyList<string>? ProfileIds, int? BatchSize, string? Sides)
{
    /// <summary>The order; null with what is wrong where it is none.</summary>
    public MatchOrder? Order(out Dictionary<string, string[]> errors)
    {
        var ids = (ProfileIds ?? []).Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty).Distinct().ToList();
        var order = new MatchOrder
        {
            ProfileIds = ProfileIds is null ? null : ids,
            BatchSize = BatchSize ?? MatchOrder.UsualBatch,
            Sides = Sides == "mutual" ? MatchSides.Mutual : MatchSides.One,
        };
        errors = order.Errors();
        if (ids.Contains(Guid.Empty))
        {
            errors["profile_ids"] = ["Must be ids of profiles."];
        }

        if (Sides is not (null or "one" or "mutual"))
        {
            errors["sides"] = ["Must be one or mutual."];
        }

        return errors.Count > 0 ? null : order;
    }
}

/// <summary>A member's correction of a score.</summary>
internal sealed record ReviewBody(int? MatchScore, string? MatchReview)
{
    public Dictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (MatchScore is null or < 0 or > 100)
        {
            errors["match_score"] = ["Must be 0 to 100."];
        }

        if (MatchReview is { Length: > MatchReviews.NoteLength })
        {
            errors["match_review"] = [$"Must not be longer than {MatchReviews.NoteLength} characters."];
        }

        return errors;
    }
}

/// <summary>What a member says about meeting somebody.</summary>
internal sealed record MarkBody(string? Mark);

/// <summary>A run that was ordered, or that is not finished yet.</summary>
internal sealed record OrderedRun(Guid BatchId);

/// <summary>A page of matches with the run that was asked for, or else the latest.</summary>
internal sealed record MatchesView(IReadOnlyList<MatchView> Items, int Total, int Page, BatchView? Batch)
{
    public static MatchesView Of(MatchListResult.Found found) =>
        new(found.Matches.Items, found.Matches.Total, found.Matches.Page, found.Batch is null ? null : BatchView.Of(found.Batch));
}

/// <summary>How far a run has come.</summary>
internal sealed record BatchView(
    Guid Id, string Kind, string State, int Done, int Total, string Engine, int NotByModel, int PromptTokens, int CompletionTokens)
{
    public static BatchView Of(MatchProgressView run) => new(
        run.Id, run.Kind.ToString().ToLowerInvariant(), run.State.ToString().ToLowerInvariant(), run.Done, run.Total, run.Engine.ToString().ToLowerInvariant(),
        run.NotByModel, run.PromptTokens, run.CompletionTokens);
}

/// <summary>What a run would take.</summary>
internal sealed record EstimateView(string Engine, string Model, int People, int Waiting, int Calls, long PromptTokens, long CompletionTokens)
{
    public static EstimateView Of(MatchEstimate estimate) => new(
        estimate.Engine.ToString().ToLowerInvariant(), estimate.Model, estimate.People, estimate.Waiting, estimate.Calls, estimate.PromptTokens, estimate.CompletionTokens);
}
