using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Enhancement.Asking;
using ProfilePlatform.Core.Enhancement.Decisions;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Enhancement.Runs;

/// <summary>Stores what a run has come to. A run that went with its profile is not stored.</summary>
internal sealed class RunStore(PlatformWriter writer, TimeProvider time)
{
    // Nobody asks again for a text of long ago.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Stores rewritings by number, in one transaction with what they cost.</summary>
    public Task SaveAsync(EnhancementRun run, Dictionary<int, string> texts, List<NumberedSection> all, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var sections = all.ToDictionary(section => section.Number, section => section.Section);
        var rewritten = texts.ToDictionary(pair => pair.Key, pair => Rewriting.Of(sections[pair.Key], SeenText.Clean(pair.Value), today));
        return writer.WriteAsync(async (db, token) =>
        {
            if (await FindAsync(db, run.Id, token) is not { } stored)
            {
                return;
            }

            (stored.Calls, stored.CallsPlanned, stored.Tokens) = (run.Calls, run.CallsPlanned, run.Tokens);
            foreach (var row in stored.Sections.Where(row => row.State == SectionState.Pending && rewritten.ContainsKey(row.Number)))
            {
                var rewriting = rewritten[row.Number];
                (row.Enhanced, row.Blocked) = (rewriting.Text, [.. rewriting.Blocked]);
                row.State = sections[row.Number].Accepted == rewriting.Text && rewriting.Blocked.Count == 0 ? SectionState.Accepted : SectionState.Proposed;
                if (!await db.Set<KeptRewriting>().AnyAsync(kept => kept.Key == row.Key, token))
                {
                    db.Add(new KeptRewriting { Key = row.Key, ProfileId = run.ProfileId, Text = texts[row.Number], At = time.GetUtcNow() });
                }
            }
        }, cancellationToken);
    }

    /// <summary>The run is over; what is still open stays as it is.</summary>
    public Task FinishAsync(EnhancementRun run, string fault, CancellationToken cancellationToken) => writer.WriteAsync(async (db, token) =>
    {
        if (await FindAsync(db, run.Id, token) is not { } stored)
        {
            return;
        }

        (stored.State, stored.FinishedAt, stored.Fault) = (EnhancementState.Done, time.GetUtcNow(), fault);
        foreach (var row in stored.Sections.Where(row => row.State == SectionState.Pending))
        {
            row.State = SectionState.Missing;
        }

        var before = time.GetUtcNow() - Kept;
        db.RemoveRange(await db.Set<KeptRewriting>().Where(kept => kept.ProfileId == run.ProfileId && kept.At < before).ToListAsync(token));
    }, cancellationToken);

    private static Task<EnhancementRun?> FindAsync(AppDbContext db, Guid runId, CancellationToken cancellationToken) =>
        db.Set<EnhancementRun>().Include(found => found.Sections).SingleOrDefaultAsync(found => found.Id == runId, cancellationToken);
}
