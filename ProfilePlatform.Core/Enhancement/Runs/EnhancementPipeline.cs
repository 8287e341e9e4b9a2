using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Enhancement.Asking;
using ProfilePlatform.Core.Enhancement.Sections;
using ProfilePlatform.Core.Llm;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>
/// Carries a run out: what is kept is taken, the rest is asked for in as few calls as possible, and what a reply left out is asked for again, twice at
/// most. Each reply is saved as it comes, so that a run that is broken off goes on where it was.
/// </summary>
internal sealed class EnhancementPipeline(
    RunStore store, SectionRewriter rewriter, EnhancementProgress progress, IDbContextFactory<AppDbContext> contexts, EnhancementTimes times, TimeProvider time,
    ILogger<EnhancementPipeline> logger)
{
    private const int MostRounds = 3;

    /// <summary>Works until the run is over. A fault of our own ends it too: it would come again with each attempt.</summary>
    public async Task RunAsync(EnhancementRun run, CancellationToken cancellationToken)
    {
        try
        {
            await WorkAsync(run, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever it is, it is logged, and the owner is told.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.RunFailed(exception, run.Id, run.ProfileId);
            await store.FinishAsync(run, "error", cancellationToken);
            progress.Publish(run.ProfileId);
        }
    }

    private async Task WorkAsync(EnhancementRun run, CancellationToken cancellationToken)
    {
        if (await ReadAsync(run, cancellationToken) is not var (slug, all))
        {
            return;
        }

        var pending = await TakeKeptAsync(run, all, cancellationToken);
        LlmFault? fault = null;
        for (var round = 0; round < MostRounds && pending.Count > 0 && fault is null; round++)
        {
            if (round > 0)
            {
                await Task.Delay(times.Backoff * (1 << (round - 1)), time, cancellationToken);
            }

            fault = await AskAsync(run, slug, all, pending, round, cancellationToken);
        }

        await store.FinishAsync(run, fault?.Name() ?? "", cancellationToken);
        progress.Publish(run.ProfileId);
        logger.RunDone(run.Id, run.ProfileId, run.Sections.Count - pending.Count, run.Sections.Count, run.Calls, run.Tokens);
    }

    private async Task<LlmFault?> AskAsync(
        EnhancementRun run, string slug, List<NumberedSection> all, List<NumberedSection> pending, int round, CancellationToken cancellationToken)
    {
        LlmFault? fault = null;
        var calls = rewriter.Plan(pending);
        run.CallsPlanned = round == 0 ? run.Calls + calls.Count : run.CallsPlanned;
        foreach (var asked in calls)
        {
            var meter = new TokenMeter();
            var texts = new Dictionary<int, string>();
            try
            {
                texts = await rewriter.AskAsync(
                    new LlmCall(LlmOperation.Enhance, run.ProfileId, slug) { Meter = meter }, asked, all, run.Style(), run.CustomPrompt, cancellationToken);
                logger.ReplyRead(run.Id, run.ProfileId, texts.Count, asked.Count);
            }
            catch (LlmException exception)
            {
                // What breaks off or cannot be read may come whole the next time; a provider that does not answer was waited for long enough.
                fault = exception.Fault is LlmFault.CutOff or LlmFault.Malformed or LlmFault.TooLarge ? fault : exception.Fault;
                logger.AskFailed(run.Id, run.ProfileId, exception.Fault);
            }

            run.Calls += meter.Calls;
            run.Tokens += meter.PromptTokens + meter.CompletionTokens;
            await store.SaveAsync(run, texts, all, cancellationToken);
            pending.RemoveAll(section => texts.ContainsKey(section.Number));
            progress.Publish(run.ProfileId);
            if (fault is not null)
            {
                break;
            }
        }

        return fault;
    }

    // The sections as they are now; one that was changed or dismissed since the order is not asked for.
    private async Task<(string Slug, List<NumberedSection> Sections)?> ReadAsync(EnhancementRun run, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == run.ProfileId, cancellationToken) is not { } profile)
        {
            return null;
        }

        var present = await SectionReading.ReadAsync(db, profile, cancellationToken);
        return (profile.Slug, [.. run.Sections.OrderBy(section => section.Number)
            .Select(section => (section.Number, Section: present.Find(found => found.CardId == section.CardId && found.Hash == section.SourceHash)))
            .Where(pair => pair.Section is not null).Select(pair => new NumberedSection(pair.Number, pair.Section!))]);
    }

    private async Task<List<NumberedSection>> TakeKeptAsync(EnhancementRun run, List<NumberedSection> all, CancellationToken cancellationToken)
    {
        var open = run.Sections.Where(section => section.State == SectionState.Pending).ToDictionary(section => section.Number, section => section.Key);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await db.Set<KeptRewriting>().AsNoTracking().Where(row => row.ProfileId == run.ProfileId).ToDictionaryAsync(row => row.Key, row => row.Text, cancellationToken);
        var known = open.Where(pair => kept.ContainsKey(pair.Value)).ToDictionary(pair => pair.Key, pair => kept[pair.Value]);
        await store.SaveAsync(run, known, all, cancellationToken);
        return all.FindAll(section => open.ContainsKey(section.Number) && !known.ContainsKey(section.Number));
    }
}
