using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Notifications;

/// <summary>Takes in what somebody must be told.</summary>
public sealed class Outbox(TimeProvider time)
{
    /// <summary>How payloads are written and read.</summary>
    internal static JsonSerializerOptions Payload { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Adds a notification to the caller's transaction; nothing where an event with this key is there already.</summary>
    public async Task AddAsync(
        AppDbContext db, string kind, Guid? profileId, string eventKey, object payload, CancellationToken cancellationToken)
    {
        if (!await IsKnownAsync(db, eventKey, cancellationToken))
        {
            Add(db, kind, profileId, eventKey, payload);
        }
    }

    /// <summary>The same for a notification to a user.</summary>
    public async Task AddForUserAsync(AppDbContext db, string kind, Guid userId, string eventKey, object payload, CancellationToken cancellationToken)
    {
        if (!await IsKnownAsync(db, eventKey, cancellationToken))
        {
            AddForUser(db, kind, userId, eventKey, payload);
        }
    }

    /// <summary>Adds a notification of an event that is new for certain, because its key holds an id that was just made.</summary>
    public void Add(AppDbContext db, string kind, Guid? profileId, string eventKey, object payload) => db.Add(New(kind, profileId, null, eventKey, payload));

    /// <summary>The same for a notification to a user.</summary>
    public Notification AddForUser(AppDbContext db, string kind, Guid userId, string eventKey, object payload)
    {
        var notification = New(kind, null, userId, eventKey, payload);
        db.Add(notification);
        return notification;
    }

    private static async Task<bool> IsKnownAsync(AppDbContext db, string eventKey, CancellationToken cancellationToken) =>
        db.Set<Notification>().Local.Any(found => found.EventKey == eventKey)
        || await db.Set<Notification>().AnyAsync(found => found.EventKey == eventKey, cancellationToken);

    private Notification New(string kind, Guid? profileId, Guid? userId, string eventKey, object payload) => new()
    {
        Kind = kind,
        ProfileId = profileId,
        UserId = userId,
        EventKey = eventKey,
        PayloadJson = JsonSerializer.Serialize(payload, Payload),
        CreatedAt = time.GetUtcNow(),
    };
}
