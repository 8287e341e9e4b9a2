namespace ProfilePlatform.Core.Identity;

/// <summary>A session that holds, and whose it is.</summary>
/// <param name="Id">The session.</param>
/// <param name="UserId">The user.</param>
/// <param name="Email">Their address.</param>
/// <param name="IsAdmin">True when they administer the platform now.</param>
/// <param name="CreatedAt">The sign-in.</param>
/// <param name="LastSeenAt">The last use.</param>
public sealed record LiveSession(Guid Id, Guid UserId, string Email, bool IsAdmin, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);

/// <summary>From where, and with what, somebody comes.</summary>
/// <param name="Address">Network address.</param>
/// <param name="RequestId">The request, as logs name it.</param>
/// <param name="UserAgent">Browser and system in a few words.</param>
public sealed record Visit(string Address, string RequestId, string UserAgent);
