namespace ProfilePlatform.Core.Audit;

/// <summary>Who acts, and from where.</summary>
/// <param name="UserId">The user; null for visitors, the local admin and the platform.</param>
/// <param name="Kind">As <see cref="AuditEntry.ActorKind"/>.</param>
/// <param name="Address">Network address; empty where there is none.</param>
/// <param name="RequestId">The request, as logs name it; empty where there is none.</param>
public sealed record AuditActor(Guid? UserId, string Kind, string Address = "", string RequestId = "")
{
    /// <summary>The platform itself.</summary>
    public static AuditActor Platform { get; } = new(null, "platform");
}
