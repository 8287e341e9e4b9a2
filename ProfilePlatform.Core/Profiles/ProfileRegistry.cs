using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles;

/// <summary>Makes and changes profiles.</summary>
public sealed class ProfileRegistry
{
    private readonly PlatformWriter _writer;
    private readonly IDbContextFactory<AppDbContext> _contexts;
    private readonly ProfileEdits _edits;
    private readonly AuditTrail _audit;
    private readonly Outbox _outbox;
    private readonly TimeProvider _time;

    internal ProfileRegistry(
        PlatformWriter writer, IDbContextFactory<AppDbContext> contexts, ProfileEdits edits, AuditTrail audit, Outbox outbox, TimeProvider time) =>
        (_writer, _contexts, _edits, _audit, _outbox, _time) = (writer, contexts, edits, audit, outbox, time);

    /// <summary>Makes a profile for <paramref name="viewer"/>, or, asked by an admin, for <paramref name="ownerId"/>.</summary>
    public Task<CreateProfileResult> CreateAsync(
        Viewer viewer, string displayName, string? slug, Guid? ownerId, CancellationToken cancellationToken) =>
        _writer.WriteAsync<CreateProfileResult>(async (db, token) =>
        {
            displayName = ProfileText.Clean(displayName);
            var owner = viewer.IsAdmin && ownerId is not null ? ownerId : viewer.UserId;
            if (owner is not null && await db.Set<Profile>().AnyAsync(profile => profile.OwnerId == owner, token))
            {
                return new CreateProfileResult.OwnsOneAlready();
            }

            var wanted = slug ?? Slug.From(displayName);
            var taken = await TakenAsync(db, wanted, token);
            if (slug is not null && taken.Contains(slug))
            {
                return new CreateProfileResult.SlugTaken();
            }

            var now = _time.GetUtcNow();
            var profile = new Profile
            {
                Id = Ids.New(_time),
                Slug = Slug.FirstFree(wanted, taken),
                OwnerId = owner,
                DisplayName = displayName,
                CreatedAt = now,
                UpdatedAt = now,
            };
            (profile.FirstName, profile.LastName) = SplitName(displayName);
            profile.DirectoryText = DirectoryWords.Of(profile, []);
            _edits.Derive(profile);
            db.Add(profile);
            _audit.Add(db, viewer.Actor, AuditActions.ProfileCreated, "profile", profile.Id);
            if (owner is not null && owner == viewer.UserId)
            {
                _outbox.Add(db, NotificationKinds.Registration, profile.Id, $"registration:{owner:N}", new { name = displayName, slug = profile.Slug });
            }

            return new CreateProfileResult.Created(profile);
        }, cancellationToken);

    /// <summary>The address that a profile of this name would get now.</summary>
    public async Task<string> SuggestSlugAsync(string displayName, CancellationToken cancellationToken)
    {
        var wanted = Slug.From(displayName);
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return Slug.FirstFree(wanted, await TakenAsync(db, wanted, cancellationToken));
    }

    /// <summary>True when a profile has this address, also one that nobody may see: it is not to be had either way.</summary>
    public async Task<bool> IsTakenAsync(string slug, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().AnyAsync(profile => profile.Slug == slug, cancellationToken);
    }

    /// <summary>The profile at <paramref name="slug"/> if <paramref name="viewer"/> may change it; else null.</summary>
    public async Task<Profile?> FindEditableAsync(Viewer viewer, string slug, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Profile>().AsNoTracking().EditableBy(viewer).SingleOrDefaultAsync(profile => profile.Slug == slug, cancellationToken);
    }

    /// <summary>The profile that <paramref name="viewer"/> owns; null where there is none.</summary>
    public async Task<Profile?> FindOwnedAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return viewer.UserId is not { } userId ? null : await db.Set<Profile>().AsNoTracking().OrderBy(profile => profile.Id)
            .FirstOrDefaultAsync(profile => profile.OwnerId == userId && profile.DeletedAt == null, cancellationToken);
    }

    /// <summary>Changes the fields named in <paramref name="patch"/>.</summary>
    public Task<EditProfileResult> PatchAsync(Viewer viewer, string slug, JsonElement patch, CancellationToken cancellationToken) =>
        _edits.EditAsync(viewer, slug, async (db, profile, token) =>
        {
            var (slugBefore, enabledBefore) = (profile.Slug, profile.Enabled);
            var errors = ProfilePatch.Apply(profile, patch);
            if (errors.Count > 0)
            {
                return new EditProfileResult.Invalid(errors);
            }

            if (profile.Slug != slugBefore && await db.Set<Profile>().AnyAsync(other => other.Slug == profile.Slug, token))
            {
                return new EditProfileResult.Conflict("slug-taken", "Another profile has this address.");
            }

            return profile.Enabled == enabledBefore ? new EditProfileResult.Done(profile) : Switch(profile);
        }, cancellationToken);

    /// <summary>Shows the profile to visitors, or takes it down. Something must be indexed before it can be shown.</summary>
    public Task<EditProfileResult> SetEnabledAsync(Viewer viewer, string slug, bool enabled, CancellationToken cancellationToken) =>
        _edits.EditAsync(viewer, slug, (_, profile, _) =>
        {
            profile.Enabled = enabled;
            return Task.FromResult(Switch(profile));
        }, cancellationToken);

    private EditProfileResult Switch(Profile profile)
    {
        if (profile.Enabled && profile.IndexedTopics.Count == 0)
        {
            return new EditProfileResult.Conflict("nothing-indexed", "Upload a document and index it first: there is nothing to answer from yet.");
        }

        profile.FirstEnabledAt ??= profile.Enabled ? _time.GetUtcNow() : null;
        return new EditProfileResult.Done(profile);
    }

    private static async Task<IReadOnlySet<string>> TakenAsync(AppDbContext db, string wanted, CancellationToken cancellationToken) =>
        (await db.Set<Profile>().Where(profile => profile.Slug.StartsWith(wanted)).Select(profile => profile.Slug).ToListAsync(cancellationToken))
        .ToHashSet(StringComparer.Ordinal);

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
