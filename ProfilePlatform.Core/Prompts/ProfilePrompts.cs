using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Prompts;

/// <summary>The owners' layers of prompts. Nothing is overwritten: a change is a new version.</summary>
public sealed class ProfilePrompts(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, AuditTrail trail, TimeProvider time)
{
    /// <summary>The owner's layer that holds now; empty texts where the owner wrote none, and number 0 where they never wrote any.</summary>
    public async Task<ProfilePrompt> CurrentAsync(Guid profileId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await CurrentAsync(db, profileId, cancellationToken);
    }

    /// <summary>All versions, newest first.</summary>
    public async Task<Paged<ProfilePrompt>> VersionsAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<ProfilePrompt>().AsNoTracking().Where(prompt => prompt.ProfileId == profileId)
            .OrderByDescending(prompt => prompt.Number).ToPageAsync(page, cancellationToken);
    }

    /// <summary>
    /// Adds a version with what <paramref name="change"/> makes of the present texts; none where that is the same. The caller has checked that
    /// <paramref name="author"/> may.
    /// </summary>
    /// <param name="profileId">The profile.</param>
    /// <param name="author">Who changes it, for the list of versions and the audit trail.</param>
    /// <param name="basedOn">The version that the author saw; null where they do not say. Another one by now: nothing is changed.</param>
    /// <param name="change">From the present texts to the new ones, clean and short enough.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<WritePromptResult> WriteAsync(
        Guid profileId, Viewer author, int? basedOn, Func<PromptTexts, PromptTexts> change, CancellationToken cancellationToken) =>
        writer.WriteAsync<WritePromptResult>(async (db, token) =>
        {
            var current = await CurrentAsync(db, profileId, token);
            if (basedOn is { } number && number != current.Number)
            {
                return new WritePromptResult.Stale(current);
            }

            var before = PromptTexts.Of(current);
            var after = change(before);
            if (after == before)
            {
                return new WritePromptResult.Written(current);
            }

            var version = new ProfilePrompt
            {
                Id = Ids.New(time),
                ProfileId = profileId,
                Number = current.Number + 1,
                Persona = after.Persona,
                Scope = after.Scope,
                Tone = after.Tone,
                Welcome = after.Welcome,
                FollowupStyle = after.FollowupStyle,
                CreatedAt = time.GetUtcNow(),
                Author = author.Name,
            };
            db.Add(version);
            trail.Add(
                db, author.Actor, AuditActions.PromptChanged, "prompt", profileId,
                new { level = "profile", version = version.Number, prompts = Changed(before, after), restored = after == PromptTexts.Empty });
            return new WritePromptResult.Written(version);
        }, cancellationToken);

    private static List<string> Changed(PromptTexts before, PromptTexts after) =>
        [.. PromptField.All.Where(field => field.Read(before) != field.Read(after)).Select(field => field.Name)];

    private static async Task<ProfilePrompt> CurrentAsync(AppDbContext db, Guid profileId, CancellationToken cancellationToken) =>
        await db.Set<ProfilePrompt>().AsNoTracking().Where(prompt => prompt.ProfileId == profileId)
            .OrderByDescending(prompt => prompt.Number).FirstOrDefaultAsync(cancellationToken) ?? new ProfilePrompt { ProfileId = profileId };
}

/// <summary>What came of changing the owner's layer.</summary>
public abstract record WritePromptResult
{
    /// <summary>This version holds now.</summary>
    public sealed record Written(ProfilePrompt Prompt) : WritePromptResult;

    /// <summary>Somebody else changed it meanwhile; nothing was changed, and this version holds.</summary>
    public sealed record Stale(ProfilePrompt Current) : WritePromptResult;
}
