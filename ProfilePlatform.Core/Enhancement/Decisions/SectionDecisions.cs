using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Enhancement.Runs;
using ProfilePlatform.Core.Enhancement.Sections;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Profiles.Cards;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Enhancement.Decisions;

/// <summary>
/// Carries out what an owner decides on rewritings, as edits of the profile and its cards with their history. What is shown changes here and nowhere else;
/// the owner's own text is never changed.
/// </summary>
public sealed class SectionDecisions
{
    private static readonly DecisionResult.Conflict Stale = new(
        "section-stale", "The original was changed after this was written. Rewrite the section again.");

    private static readonly DecisionResult.Conflict NotThere = new("section-missing", "There is no rewriting of this section to accept. Write one, or rewrite the section again.");

    private readonly ProfileEdits _edits;
    private readonly CardEdits _cards;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly TimeProvider _time;

    internal SectionDecisions(ProfileEdits edits, CardEdits cards, IDbContextFactory<AppDbContext> contexts, TimeProvider time) =>
        (_edits, _cards, _contexts, _time) = (edits, cards, contexts, time);

    /// <summary>How a run stands against the profile as it is now.</summary>
    public async Task<RunView> ViewAsync(EnhancementRun run, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var profile = await db.Set<Profile>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == run.ProfileId, cancellationToken);
        var present = profile is null ? [] : await SectionReading.ReadAsync(db, profile, cancellationToken);
        return new RunView(run, [.. run.Sections.OrderBy(section => section.Number).Select(section => View(section, present))]);
    }

    /// <summary>What keeps a text from being accepted for a section; null where there is no such section that the viewer may change.</summary>
    public async Task<IReadOnlyList<string>?> CheckAsync(Viewer viewer, string slug, Guid sectionId, string text, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().AsNoTracking().EditableBy(viewer).SingleOrDefaultAsync(found => found.Slug == slug, cancellationToken) is { } profile
            && await FindAsync(db.Set<EnhancedSection>().AsNoTracking(), db, profile.Id, sectionId, cancellationToken) is { } section
            && (await SectionReading.ReadAsync(db, profile, cancellationToken)).Find(found => found.CardId == section.CardId) is { } present
            ? Rewriting.Of(present, SeenText.Clean(text), Today()).Blocked
            : null;
    }

    /// <summary>Accepts a section's rewriting, or <paramref name="text"/> in its place; both are held against the original.</summary>
    public Task<DecisionResult> AcceptAsync(Viewer viewer, string slug, Guid sectionId, string? text, CancellationToken cancellationToken) =>
        DecideAsync(viewer, slug, sectionId, (db, profile, section, present) =>
        {
            if (present?.Hash != section.SourceHash)
            {
                return Task.FromResult<DecisionResult?>(Stale);
            }

            if ((text ?? section.Enhanced).Trim().Length == 0)
            {
                return Task.FromResult<DecisionResult?>(NotThere);
            }

            var rewriting = Rewriting.Of(present, SeenText.Clean(text ?? section.Enhanced), Today());
            return rewriting.Blocked.Count > 0
                ? Task.FromResult<DecisionResult?>(new DecisionResult.Unsupported(rewriting.Blocked))
                : ApplyAsync(db, viewer, profile, section, rewriting, cancellationToken);
        }, cancellationToken);

    /// <summary>Refuses a section's rewriting; one that was accepted is taken back, and the owner's text is shown again.</summary>
    public Task<DecisionResult> RejectAsync(Viewer viewer, string slug, Guid sectionId, CancellationToken cancellationToken) =>
        DecideAsync(viewer, slug, sectionId, async (db, profile, section, present) =>
        {
            if (section.State == SectionState.Accepted || present?.Accepted.Length > 0 && present.Accepted == section.Enhanced)
            {
                await ShowAsync(db, viewer, profile, section.CardId, "", cancellationToken);
            }

            section.State = section.Enhanced.Length > 0 ? SectionState.Rejected : section.State;
            return null;
        }, cancellationToken);

    /// <summary>Accepts everything of the latest run that can be accepted and was not decided on; how many. Null where the viewer may not change the profile.</summary>
    public async Task<int?> AcceptAllAsync(Viewer viewer, string slug, CancellationToken cancellationToken)
    {
        var accepted = 0;
        var result = await _edits.EditAsync(viewer, slug, async (db, profile, token) =>
        {
            var present = await SectionReading.ReadAsync(db, profile, token);
            var runs = db.Set<EnhancementRun>().Where(run => run.ProfileId == profile.Id).Select(run => run.Id);
            foreach (var section in await db.Set<EnhancedSection>().Where(section => runs.Contains(section.RunId) && section.State == SectionState.Proposed).ToListAsync(token))
            {
                // Held against the original once more: what was stored is what an earlier version of the check found.
                var view = View(section, present);
                if (view.CanAccept && Rewriting.Of(present.Find(found => found.CardId == section.CardId)!, section.Enhanced, Today()) is { Blocked.Count: 0 } rewriting)
                {
                    await ApplyAsync(db, viewer, profile, section, rewriting, token);
                    accepted++;
                }
            }

            return new EditProfileResult.Done(profile);
        }, cancellationToken);
        return result is EditProfileResult.Done ? accepted : null;
    }

    private async Task<DecisionResult> DecideAsync(
        Viewer viewer, string slug, Guid sectionId, Func<AppDbContext, Profile, EnhancedSection, ProfileSection?, Task<DecisionResult?>> decide, CancellationToken cancellationToken)
    {
        DecisionResult result = new DecisionResult.Missing();
        await _edits.EditAsync(viewer, slug, async (db, profile, token) =>
        {
            if (await FindAsync(db.Set<EnhancedSection>(), db, profile.Id, sectionId, token) is not { } section)
            {
                return new EditProfileResult.Missing();
            }

            var present = await SectionReading.ReadAsync(db, profile, token);
            if (await decide(db, profile, section, present.Find(found => found.CardId == section.CardId)) is { } refusal)
            {
                result = refusal;
                return new EditProfileResult.Conflict("refused", "");
            }

            result = new DecisionResult.Done(View(section, present));
            return new EditProfileResult.Done(profile);
        }, cancellationToken);
        return result;
    }

    private async Task<DecisionResult?> ApplyAsync(
        AppDbContext db, Viewer viewer, Profile profile, EnhancedSection section, Rewriting rewriting, CancellationToken cancellationToken)
    {
        section.Edited |= rewriting.Text != section.Enhanced;
        (section.Enhanced, section.Blocked, section.State) = (rewriting.Text, [], SectionState.Accepted);
        await ShowAsync(db, viewer, profile, section.CardId, rewriting.Text, cancellationToken);
        return null;
    }

    private async Task ShowAsync(AppDbContext db, Viewer viewer, Profile profile, Guid? cardId, string text, CancellationToken cancellationToken)
    {
        if (cardId is null)
        {
            profile.EnhancedBiography = text;
        }
        else if (await db.Set<ExperienceCard>().SingleOrDefaultAsync(card => card.Id == cardId && card.ProfileId == profile.Id, cancellationToken) is { } card)
        {
            _cards.Describe(db, card, text, viewer.Actor);
        }
    }

    private static Task<EnhancedSection?> FindAsync(
        IQueryable<EnhancedSection> sections, AppDbContext db, Guid profileId, Guid sectionId, CancellationToken cancellationToken) =>
        sections.SingleOrDefaultAsync(
            section => section.Id == sectionId && db.Set<EnhancementRun>().Any(run => run.Id == section.RunId && run.ProfileId == profileId), cancellationToken);

    private static SectionView View(EnhancedSection section, List<ProfileSection> present) =>
        new(section, present.Find(found => found.CardId == section.CardId)?.Hash != section.SourceHash);

    private DateOnly Today() => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
}
