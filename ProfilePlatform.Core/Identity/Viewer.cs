using ProfilePlatform.Core.Audit;

namespace ProfilePlatform.Core.Identity;

/// <summary>
/// Who is asking. Passed as an argument to whatever reads or changes tenants' data, so that ownership is part of each query.
/// </summary>
/// <param name="UserId">The signed-in user, or null for an anonymous visitor.</param>
/// <param name="IsAdmin">True for administrators of the platform.</param>
/// <param name="Name">To greet them by: an e-mail address, or "anon".</param>
public sealed record Viewer(Guid? UserId, bool IsAdmin, string Name)
{
    /// <summary>A visitor who has not signed in.</summary>
    public static Viewer Anonymous { get; } = new(null, false, "anon");

    /// <summary>The platform itself: jobs and seeding.</summary>
    public static Viewer Platform { get; } = new(null, true, "platform") { Kind = "platform" };

    /// <summary>True when somebody is signed in.</summary>
    public bool IsMember => UserId is not null || IsAdmin;

    /// <summary>The key that the request carried; null where it carried none.</summary>
    public Guid? ApiKeyId { get; init; }

    /// <summary>Network address that they come from; empty for the platform.</summary>
    public string Address { get; init; } = "";

    /// <summary>The request, as logs name it; empty outside a request.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>As whom the audit trail records them.</summary>
    public AuditActor Actor => new(UserId, Kind ?? KindOf(), Address, RequestId);

    private string? Kind { get; init; }

    private string KindOf() =>
        ApiKeyId is not null ? "api-key" : IsAdmin && UserId is null ? "local-admin" : IsAdmin ? "admin" : UserId is null ? "anonymous" : "member";
}
