using System.Text.Json;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Audit;

/// <summary>Records who did what. The row joins the transaction of the act, so that neither is there without the other.</summary>
public sealed class AuditTrail(TimeProvider time)
{
    /// <summary>Adds an entry to the caller's transaction.</summary>
    /// <param name="db">The context of the act; the caller saves it.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="subjectKind">The kind of thing it is done to.</param>
    /// <param name="subjectId">That thing.</param>
    /// <param name="details">Names, numbers and ids; never a person's words, e-mail address or secret.</param>
    public void Add(AppDbContext db, AuditActor actor, string action, string subjectKind, Guid? subjectId, object? details = null) => db.Add(new AuditEntry
    {
        At = time.GetUtcNow(),
        ActorId = actor.UserId,
        ActorKind = actor.Kind,
        Action = action,
        SubjectKind = subjectKind,
        SubjectId = subjectId,
        DetailsJson = details is null ? "" : JsonSerializer.Serialize(details),
        Address = actor.Address,
        RequestId = actor.RequestId,
    });
}
