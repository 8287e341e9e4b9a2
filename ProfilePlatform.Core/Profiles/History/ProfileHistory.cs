using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using ProfilePlatform.Core.Audit;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Profiles.History;

/// <summary>Who changed what of a profile, and when.</summary>
public sealed class ProfileHistory(IDbContextFactory<AppDbContext> contexts, TimeProvider time)
{
    // What the platform keeps for itself, or what follows from the other fields.
    private static readonly HashSet<string> Inner = new(StringComparer.Ordinal)
    {
        nameof(Profile.Version), nameof(Profile.ContentVersion), nameof(Profile.UpdatedAt), nameof(Profile.DirectoryText), nameof(Profile.IndexedTopics),
        nameof(Profile.IndexVersion), nameof(Profile.IndexEncoder), nameof(Profile.FirstEnabledAt),
        nameof(Profile.ProfileForLlmMd), nameof(Profile.ProfileForLlmOverridden), nameof(Profile.MatchHash),
    };

    /// <summary>Changes of a profile, newest first, with the e-mail addresses of those who made them where they are known.</summary>
    public async Task<Paged<HistoryEntry>> ReadAsync(Guid profileId, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var changes = await db.Set<ProfileChange>().AsNoTracking().Where(change => change.ProfileId == profileId)
            .OrderByDescending(change => change.Id).ToPageAsync(page, cancellationToken);
        var actors = changes.Items.Select(change => change.ActorId).Distinct().ToList();
        var names = await db.Set<User>().AsNoTracking().Where(user => actors.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.Email, cancellationToken);
        return new Paged<HistoryEntry>(
            [.. changes.Items.Select(change => new HistoryEntry(change, change.ActorId is { } id ? names.GetValueOrDefault(id, "") : ""))],
            changes.Total, changes.Page);
    }

    /// <summary>Adds the fields of a profile that the caller's transaction has changed so far.</summary>
    internal void Add(AppDbContext db, EntityEntry<Profile> profile, AuditActor actor)
    {
        foreach (var property in profile.Properties.Where(property => property.IsModified && !Inner.Contains(property.Metadata.Name)).ToList())
        {
            Add(db, profile.Entity.Id, actor, FieldName(property.Metadata.Name), property.OriginalValue, property.CurrentValue);
        }
    }

    /// <summary>Adds one change; nothing where before and after are the same.</summary>
    internal void Add(AppDbContext db, Guid profileId, AuditActor actor, string field, object? before, object? after)
    {
        var (beforeJson, afterJson) = (Json(before), Json(after));
        if (beforeJson != afterJson)
        {
            db.Add(new ProfileChange
            {
                ProfileId = profileId,
                At = time.GetUtcNow(),
                ActorId = actor.UserId,
                ActorKind = actor.Kind,
                Field = field,
                BeforeJson = beforeJson,
                AfterJson = afterJson,
            });
        }
    }

    private static string FieldName(string property) => property switch
    {
        nameof(Profile.PhotoSha256) => "photo",
        nameof(Profile.OwnerId) => "owner",
        _ when property.StartsWith("Contact", StringComparison.Ordinal) => "contact." + JsonNamingPolicy.SnakeCaseLower.ConvertName(property["Contact".Length..]),
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(property),
    };

    private static string Json(object? value) => value switch
    {
        Visibility visibility => JsonSerializer.Serialize(visibility.ToString().ToLowerInvariant()),
        CardState state => JsonSerializer.Serialize(state.ToString().ToLowerInvariant()),
        "" => "null",
        _ => JsonSerializer.Serialize(value),
    };
}

/// <summary>A change and who made it.</summary>
/// <param name="Change">The change.</param>
/// <param name="ActorEmail">The address of the user; empty where there is none.</param>
public sealed record HistoryEntry(ProfileChange Change, string ActorEmail);
