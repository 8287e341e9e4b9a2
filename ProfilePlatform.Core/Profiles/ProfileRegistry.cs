using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Makes and changes profiles.</summary>
public sealed class ProfileRegistry(PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    /// <summary>Makes a profile for <paramref name="viewer"/>, or, asked by an admin, for <paramref name="ownerId"/>.</summary>
    public Task<CreateProfileResult> CreateAsync(
        Viewer viewer, string displayName, string? slug, Guid? ownerId, CancellationToken cancellationToken) =>
        writer.WriteAsync<CreateProfileResult>(async (db, token) =>
        {
            displayName = ProfileText.Clean(displayName);
            var owner = viewer.IsAdmin && ownerId is not null ? ownerId : viewer.UserId;
            if (owner is not null && await db.Set<Profile>().AnyAsync(profile => profile.OwnerId == owner, token))
            {
                return new CreateProfileResult.OwnsOneAlready();
            }

            var wanted = slug ?? Slug.From(displayName);
            var taken = (await db.Set<Profile>().Where(profile => profile.Slug.StartsWith(wanted)).Select(profile => profile.Slug)
                .ToListAsync(token)).ToHashSet(StringComparer.Ordinal);
            if (slug is not null && taken.Contains(slug))
            {
                return new CreateProfileResult.SlugTaken();
            }

            var now = time.GetUtcNow();
            var profile = new Profile
            {
                Id = Ids.New(time),
                Slug = Slug.FirstFree(wanted, taken),
                OwnerId = owner,
                DisplayName = displayName,
                CreatedAt = now,
                UpdatedAt = now,
            };
            (profile.FirstName, profile.LastName) = SplitName(displayName);
            profile.DirectoryText = DirectoryWords.Of(profile, []);
            db.Add(profile);
            return new CreateProfileResult.Created(profile);
        }, cancellationToken);

    /// <summary>The profile at <paramref name="slug"/> if <paramref name="viewer"/> may change it; else null.</summary>
    public async Task<Profile?> FindEditableAsync(Viewer viewer, string slug, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().AsNoTracking().EditableBy(viewer).SingleOrDefaultAsync(profile => profile.Slug == slug, cancellationToken);
    }

    /// <summary>The profile that <paramref name="viewer"/> owns; null where there is none.</summary>
    public async Task<Profile?> FindOwnedAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return viewer.UserId is not { } userId ? null : await db.Set<Profile>().AsNoTracking().OrderBy(profile => profile.Id)
            .FirstOrDefaultAsync(profile => profile.OwnerId == userId && profile.DeletedAt == null, cancellationToken);
    }

    /// <summary>Changes the fields named in <paramref name="patch"/>.</summary>
    public Task<EditProfileResult> PatchAsync(Viewer viewer, string slug, JsonElement patch, CancellationToken cancellationToken) =>
        EditAsync(viewer, slug, async (db, profile, token) =>
        {
            var before = profile.Slug;
            var errors = ProfilePatch.Apply(profile, patch);
            if (errors.Count > 0)
            {
                return new EditProfileResult.Invalid(errors);
            }

            return profile.Slug != before && await db.Set<Profile>().AnyAsync(other => other.Slug == profile.Slug, token)
                ? new EditProfileResult.Conflict("slug-taken", "Another profile has this address.")
                : new EditProfileResult.Done(profile);
        }, cancellationToken);

    /// <summary>Shows the profile to visitors, or takes it down. Something must be indexed before it can be shown.</summary>
    public Task<EditProfileResult> SetEnabledAsync(Viewer viewer, string slug, bool enabled, CancellationToken cancellationToken) =>
        EditAsync(viewer, slug, (_, profile, _) =>
        {
            if (enabled && profile.IndexedTopics.Count == 0)
            {
                return Task.FromResult<EditProfileResult>(
                    new EditProfileResult.Conflict("nothing-indexed", "Upload a document and index it first: there is nothing to answer from yet."));
            }

            profile.Enabled = enabled;
            profile.FirstEnabledAt ??= enabled ? time.GetUtcNow() : null;
            return Task.FromResult<EditProfileResult>(new EditProfileResult.Done(profile));
        }, cancellationToken);

    /// <summary>Sets the portrait that <see cref="ProfilePhotos"/> has stored.</summary>
    internal Task<EditProfileResult> SetPhotoAsync(Viewer viewer, string slug, string sha256, CancellationToken cancellationToken) =>
        EditAsync(viewer, slug, (_, profile, _) =>
        {
            profile.PhotoSha256 = sha256;
            return Task.FromResult<EditProfileResult>(new EditProfileResult.Done(profile));
        }, cancellationToken);

    private async Task<EditProfileResult> EditAsync(
        Viewer viewer, string slug, Func<AppDbContext, Profile, CancellationToken, Task<EditProfileResult>> edit, CancellationToken cancellationToken) =>
        await writer.WriteAsync(async (db, token) =>
        {
            var profile = await db.Set<Profile>().EditableBy(viewer).SingleOrDefaultAsync(found => found.Slug == slug, token);
            if (profile is null)
            {
                return new EditProfileResult.Missing();
            }

            var result = await edit(db, profile, token);
            if (result is EditProfileResult.Done)
            {
                profile.UpdatedAt = time.GetUtcNow();
                profile.Version++;
                profile.ContentVersion++;
                PeopleWork.Add(db, profile.Id, profile.ContentVersion);
                await DirectoryWords.RefreshAsync(db, profile, token);
            }
            else
            {
                db.ChangeTracker.Clear();
            }

            return result;
        }, cancellationToken);

    private static (string First, string Last) SplitName(string displayName)
    {
        var space = displayName.LastIndexOf(' ');
        return space < 0 ? (displayName, "") : (displayName[..space], displayName[(space + 1)..]);
    }
}

/// <summary>What came of making a profile.</summary>
public abstract record CreateProfileResult
{
    /// <summary>It is there.</summary>
    public sealed record Created(Profile Profile) : CreateProfileResult;

    /// <summary>Another profile has the address that was asked for.</summary>
    public sealed record SlugTaken : CreateProfileResult;

    /// <summary>A user owns one profile at the most.</summary>
    public sealed record OwnsOneAlready : CreateProfileResult;
}

/// <summary>What came of changing a profile.</summary>
public abstract record EditProfileResult
{
    /// <summary>It is changed.</summary>
    public sealed record Done(Profile Profile) : EditProfileResult;

    /// <summary>There is none that the viewer may change.</summary>
    public sealed record Missing : EditProfileResult;

    /// <summary>Fields are wrong; nothing was changed.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : EditProfileResult;

    /// <summary>It does not fit the present state; nothing was changed.</summary>
    public sealed record Conflict(string Code, string Message) : EditProfileResult;
}
