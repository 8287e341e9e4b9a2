using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Theming.Colours;
using ProfilePlatform.Core.Theming.Header;
using ProfilePlatform.Core.Theming.Slides;

namespace ProfilePlatform.Core.Theming;

/// <summary>How profiles look: what their owners set, and the platform's where they set nothing.</summary>
public sealed class Appearances(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, AuditTrail audit, TimeProvider time)
{
    /// <summary>How <paramref name="profile"/> looks now. Whether somebody may see it is the caller's to know.</summary>
    public async Task<ShownAppearance> ReadAsync(Profile profile, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Set<Appearance>().AsNoTracking().SingleOrDefaultAsync(appearance => appearance.ProfileId == profile.Id, cancellationToken);
        return ShownAppearance.Of(stored, profile.DisplayName);
    }

    /// <summary>Changes how the profile at <paramref name="slug"/> looks, if <paramref name="viewer"/> may.</summary>
    /// <param name="viewer">Who changes it.</param>
    /// <param name="slug">The profile's address.</param>
    /// <param name="draft">What it is to be.</param>
    /// <param name="basedOn">The version that the viewer saw; null where they do not say. Another one by now: nothing is changed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<SaveAppearanceResult> SaveAsync(Viewer viewer, string slug, AppearanceDraft draft, long? basedOn, CancellationToken cancellationToken)
    {
        if (HeaderLimits.Refuses(draft.HeaderHtml, draft.Css) is { } refusal)
        {
            return new SaveAppearanceResult.TooLarge(refusal);
        }

        // Written anew it may be longer than it was; it must be possible to send back what is read.
        var clean = HeaderSanitiser.Clean(draft.HeaderHtml, draft.Css);
        if (HeaderLimits.Refuses(clean.Html, clean.Css) is { } grown)
        {
            return new SaveAppearanceResult.TooLarge(grown);
        }

        var theme = draft.Colours is null ? null : Theme.Of(draft.Colours);
        return await writer.WriteAsync<SaveAppearanceResult>(async (db, token) =>
        {
            if (await db.Set<Profile>().AsNoTracking().EditableBy(viewer).SingleOrDefaultAsync(found => found.Slug == slug, token) is not { } profile)
            {
                return new SaveAppearanceResult.Missing();
            }

            var stored = await db.Set<Appearance>().SingleOrDefaultAsync(appearance => appearance.ProfileId == profile.Id, token);
            if (basedOn is { } version && version != (stored?.Version ?? 0))
            {
                return new SaveAppearanceResult.Stale(ShownAppearance.Of(stored, profile.DisplayName));
            }

            if (stored is null)
            {
                stored = new Appearance { ProfileId = profile.Id };
                db.Add(stored);
            }

            (stored.HeaderHtml, stored.Css) = (clean.Html, clean.Css);
            stored.SlidesJson = draft.Slides is null || draft.Slides.SequenceEqual(StandardSlides.For(profile.DisplayName)) ? null : StoredSlides.Write(draft.Slides);
            stored.Colours = theme is { Colours: var colours } ? $"{colours.Background} {colours.Title} {colours.Body} {colours.Navigation}" : "";
            Note(db, stored, viewer);
            var shown = ShownAppearance.Of(stored, profile.DisplayName);
            return new SaveAppearanceResult.Saved(shown with { Dropped = clean.Dropped, Theme = theme });
        }, cancellationToken);
    }

    // What changes nothing leaves no trace.
    private void Note(AppDbContext db, Appearance stored, Viewer viewer)
    {
        if (db.ChangeTracker.HasChanges())
        {
            (stored.Version, stored.UpdatedAt, stored.Author) = (stored.Version + 1, time.GetUtcNow(), viewer.Name);
            audit.Add(db, viewer.Actor, AuditActions.AppearanceChanged, "profile", stored.ProfileId, new { version = stored.Version });
        }
    }
}

/// <summary>What came of changing how a profile looks.</summary>
public abstract record SaveAppearanceResult
{
    /// <summary>This holds now.</summary>
    public sealed record Saved(ShownAppearance Appearance) : SaveAppearanceResult;

    /// <summary>There is no profile that the viewer may change.</summary>
    public sealed record Missing : SaveAppearanceResult;

    /// <summary>Somebody else changed it meanwhile; nothing was changed, and this holds.</summary>
    public sealed record Stale(ShownAppearance Current) : SaveAppearanceResult;

    /// <summary>The header is too large; nothing was changed.</summary>
    public sealed record TooLarge(HeaderRefusal Refusal) : SaveAppearanceResult;
}
