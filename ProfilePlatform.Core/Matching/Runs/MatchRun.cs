using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Matching.Scoring;
using ProfilePlatform.Core.Matching.Store;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Matching.Runs;

/// <summary>
/// Carries a run out, a few people at a time. Each few are stored, with what they cost, before the next are asked about: whoever takes the run over after a
/// kill asks about nobody who is stored.
/// </summary>
internal sealed class MatchRun(
    IDbContextFactory<AppDbContext> contexts, MatchScoring scoring, MatchRunStore store, MatchProgress progress, ILogger<MatchRun> logger)
{
    // After so many groups in a row without a word of the model, the rest of the run is scored locally at once.
    private const int MostInVain = 2;

    public async Task RunAsync(MatchBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            progress.Publish(batch);
            await ScoreAsync(batch, cancellationToken);
            await store.EndAsync(batch, MatchState.Done, cancellationToken);
            logger.MatchRunDone(batch.Id, batch.ProfileId, batch.Done, batch.NotByModel, batch.Calls);
        }
        catch (OperationCanceledException)
        {
            // The process stops: the run stays as it is and the next process takes it over.
            throw;
        }
#pragma warning disable CA1031 // A run must end in a state that its member can read, whatever happened.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.MatchRunFailed(exception, batch.Id, batch.ProfileId);
            await store.EndAsync(batch, MatchState.Failed, CancellationToken.None);
        }

        progress.Publish(batch);
    }

    private async Task ScoreAsync(MatchBatch batch, CancellationToken cancellationToken)
    {
        var inVain = 0;
        var open = await store.OpenAsync(batch, cancellationToken);
        foreach (var group in open.Chunk(batch.BatchSize))
        {
            var (member, people, vetoes) = await ReadAsync(batch, [.. group], cancellationToken);
            var meter = new TokenMeter();
            var scored = people.Count == 0 || member is null ? [] : await scoring.ScoreAsync(
                batch, new MatchQuestion(MatchPerson.Of(member), people, batch.Sides)
                {
                    Seed = batch.Seed ^ group[0].GetHashCode(),
                    Call = new LlmCall(LlmOperation.MatchScore, member.Id, member.Slug) { Meter = meter },
                },
                vetoes, askModel: inVain < MostInVain, cancellationToken);
            inVain = scored.Exists(score => score.Engine == MatchEngine.Llm) ? 0 : scored.Exists(score => score.Missed) ? inVain + 1 : inVain;
            await store.SaveAsync(batch, group.Length, scored, meter, cancellationToken);
            progress.Publish(batch);
        }
    }

    /// <summary>The member and those of the group whom they may still see and want to, as they are now; and who of them does not want the member.</summary>
    private async Task<(Profile? Member, IReadOnlyList<MatchPerson> People, IReadOnlySet<Guid> Vetoes)> ReadAsync(
        MatchBatch batch, List<Guid> group, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var member = await db.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(profile => profile.Id == batch.ProfileId && profile.DeletedAt == null, cancellationToken);
        if (member is null)
        {
            return (null, [], new HashSet<Guid>());
        }

        var people = await db.Set<Profile>().AsNoTracking().VisibleTo(MatchPeople.Eyes(member))
            .Where(profile => group.Contains(profile.Id) && profile.Id != member.Id
                && !db.Set<ProfileMatch>().Any(match => match.ProfileId == member.Id && match.OtherId == profile.Id && match.Mark != MatchMark.None))
            .ToListAsync(cancellationToken);
        var vetoes = await db.Set<ProfileMatch>().AsNoTracking()
            .Where(match => match.OtherId == member.Id && group.Contains(match.ProfileId) && match.Mark == MatchMark.NotForMe)
            .Select(match => match.ProfileId).ToListAsync(cancellationToken);
        return (member, [.. people.OrderBy(profile => group.IndexOf(profile.Id)).Select(MatchPerson.Of)], vetoes.ToHashSet());
    }
}
