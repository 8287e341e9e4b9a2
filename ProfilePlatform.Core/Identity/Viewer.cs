namespace ProfilePlatform.Core.Identity;

/// <summary>
/// Who is asking. Passed as an argument to whatever reads or changes tenants' data, so that ownership is part of each query.
/// </summary>
/// <param name="UserId">The signed-in user, or null for an anonymous visitor.</param>
/// <param name="IsAdmin">True for administrators of the platform.</param>
/// <param name="Name">For logs: an e-mail address, or "anon".</param>
public sealed record Viewer(Guid? UserId, bool IsAdmin, string Name)
{
    /// <summary>A visitor who has not signed in.</summary>
    public static Viewer Anonymous { get; } = new(null, false, "anon");

    /// <summary>The platform itself: jobs and seeding.</summary>
    public static Viewer Platform { get; } = new(null, true, "platform");

    /// <summary>True when somebody is signed in.</summary>
    public bool IsMember => UserId is not null || IsAdmin;
}
