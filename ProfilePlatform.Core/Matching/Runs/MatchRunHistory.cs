using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Usage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>
/// Runs of all members, for those who keep the platform running. People are counted and not named, and nothing tells how a member judges them: scores, reviews,
/// notes, marks, and what is made of them are the member's.
/// </summary>
public sealed class MatchRunHistory(IDbContextFactory<AppDbContext> contexts)
{
    private static readonly string[] Operations = [LlmOperations.Name(LlmOperation.MatchScore), LlmOperations.Name(LlmOperation.MatchRescore)];

    /// <summary>Runs in <paramref name="state"/>, in any where it is null; newest first.</summary>
    public async Task<Paged<PlatformMatchRun>> ListAsync(MatchState? state, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<MatchBatch>().AsNoTracking().Where(batch => state == null || batch.State == state)
            .Join(db.Set<Profile>(), batch => batch.ProfileId, profile => profile.Id, (batch, profile) => new { batch, profile.Slug })
            .OrderByDescending(run => run.batch.RequestedAt).ThenByDescending(run => run.batch.Id).ToPageAsync(page, cancellationToken);
        var runs = new List<PlatformMatchRun>();
        foreach (var run in found.Items)
        {
            runs.Add(PlatformMatchRun.Of(run.batch, run.Slug, await CostAsync(db, run.batch, cancellationToken)));
        }

        return new Paged<PlatformMatchRun>(runs, found.Total, found.Page);
    }

    // A member has one run at a time: what the ledger holds of their matching while it lasted is its own. Null where the provider did not say of some call.
    private static async Task<long?> CostAsync(AppDbContext db, MatchBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Calls == 0)
        {
            return null;
        }

        var (from, to) = (batch.RequestedAt, batch.FinishedAt ?? DateTimeOffset.MaxValue);
        var costs = await db.Set<UsageEntry>().AsNoTracking()
            .Where(entry => entry.ProfileId == batch.ProfileId && Operations.Contains(entry.Operation) && !entry.Cached && entry.Outcome == "ok" && entry.At >= from && entry.At <= to)
            .Select(entry => entry.CostMicros).ToListAsync(cancellationToken);
        return costs.Count > 0 && costs.TrueForAll(cost => cost is not null) ? costs.Sum() : null;
    }
}

/// <summary>A run as the administration sees it.</summary>
/// <param name="Slug">The member's profile.</param>
/// <param name="Done">People done.</param>
/// <param name="Total">People in it.</param>
/// <param name="NotByModel">People whom the model was to score and did not.</param>
/// <param name="Model">As it was asked for; empty without one.</param>
/// <param name="CostMicros">What the provider says it cost, in millionths of a US dollar; null where it does not say.</param>
/// <param name="Cause">A model's fault or the kind of an error; empty where there was none.</param>
public sealed record PlatformMatchRun(
    Guid Id, string Slug, MatchKind Kind, MatchState State, MatchEngine Engine, string Model, int Done, int Total, int NotByModel, int Calls, int PromptTokens,
    int CompletionTokens, long? CostMicros, DateTimeOffset RequestedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string Cause)
{
    internal static PlatformMatchRun Of(MatchBatch batch, string slug, long? cost) => new(
        batch.Id, slug, batch.Kind, batch.State, batch.Engine, batch.Model, batch.Done, batch.Total, batch.NotByModel, batch.Calls, batch.PromptTokens,
        batch.CompletionTokens, cost, batch.RequestedAt, batch.StartedAt, batch.FinishedAt, batch.Cause);
}
