using ProfilePlatform.Core.Matching.Store;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>What a member wants scored.</summary>
public sealed record MatchOrder
{
    /// <summary>People in one prompt, unless said otherwise.</summary>
    public const int UsualBatch = 10;

    /// <summary>Most people in one prompt.</summary>
    public const int LargestBatch = 50;

    /// <summary>Most people in one run; the next run goes on with the others.</summary>
    public const int MostPeople = 1_000;

    /// <summary>Of whom it is asked; null: everybody whom lists show to the member.</summary>
    public IReadOnlyList<Guid>? ProfileIds { get; init; }

    /// <summary>People in one prompt, 1 to <see cref="LargestBatch"/>.</summary>
    public int BatchSize { get; init; } = UsualBatch;

    /// <summary>Whose side the scores take.</summary>
    public MatchSides Sides { get; init; }

    /// <summary>What is wrong with it by field; empty where nothing is.</summary>
    public Dictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (BatchSize is < 1 or > LargestBatch)
        {
            errors["batch_size"] = [$"Must be 1 to {LargestBatch}."];
        }

        if (ProfileIds is { Count: 0 or > MostPeople })
        {
            errors["profile_ids"] = [$"Must have 1 to {MostPeople} entries."];
        }

        return errors;
    }
}

/// <summary>What a run would take.</summary>
/// <param name="Engine">Who would score.</param>
/// <param name="Model">The model; empty without one.</param>
/// <param name="People">People to score in the run.</param>
/// <param name="Waiting">People without a score that holds; more than <paramref name="People"/> where one run does not do them all.</param>
/// <param name="Calls">Calls of the model where it leaves nobody out.</param>
/// <param name="PromptTokens">Tokens sent.</param>
/// <param name="CompletionTokens">Tokens received, about.</param>
public sealed record MatchEstimate(MatchEngine Engine, string Model, int People, int Waiting, int Calls, long PromptTokens, long CompletionTokens);

/// <summary>A run as it stands.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What it does.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Done">People done.</param>
/// <param name="Total">People in it.</param>
/// <param name="Engine">Who was to score.</param>
/// <param name="NotByModel">People whom the model was to score and did not: they have local scores.</param>
/// <param name="ExamplesUsed">The member's corrections in a prompt, at most.</param>
/// <param name="PromptTokens">Tokens sent so far.</param>
/// <param name="CompletionTokens">Tokens received so far.</param>
/// <param name="Sides">Whose side its scores take.</param>
public sealed record MatchProgressView(
    Guid Id, MatchKind Kind, MatchState State, int Done, int Total, MatchEngine Engine, int NotByModel, int ExamplesUsed, int PromptTokens, int CompletionTokens,
    MatchSides Sides)
{
    /// <summary>True until it has ended.</summary>
    public bool IsUnfinished => State is MatchState.Queued or MatchState.Running;

    /// <summary>The run as <paramref name="batch"/> has it.</summary>
    internal static MatchProgressView Of(MatchBatch batch) => new(
        batch.Id, batch.Kind, batch.State, batch.Done, batch.Total, batch.Engine, batch.NotByModel, batch.ExamplesUsed, batch.PromptTokens, batch.CompletionTokens, batch.Sides);
}
