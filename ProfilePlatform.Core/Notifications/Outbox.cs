using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications;

/// <summary>Takes in what somebody must be told.</summary>
public sealed class Outbox(TimeProvider time)
{
    /// <summary>Adds a notification to the caller's transaction; nothing where an event with this key is there already.</summary>
    public async Task AddAsync(
        AppDbContext db, string kind, Guid? profileId, string eventKey, object payload, CancellationToken cancellationToken)
    {
        var known = db.Set<Notification>().Local.Any(found => found.EventKey == eventKey)
            || await db.Set<Notification>().AnyAsync(found => found.EventKey == eventKey, cancellationToken);
        if (!known)
        {
            Add(db, kind, profileId, eventKey, payload);
        }
    }

    /// <summary>Adds a notification of an event that is new for certain, because its key holds an id that was just made.</summary>
    public void Add(AppDbContext db, string kind, Guid? profileId, string eventKey, object payload) => db.Add(new Notification
    {
        Kind = kind,
        ProfileId = profileId,
        EventKey = eventKey,
        PayloadJson = JsonSerializer.Serialize(payload),
        CreatedAt = time.GetUtcNow(),
    });
}
