using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ProfilePlatform.Core.Notifications.Settings;

/// <summary>Links in mails that end mails of one kind to one user without a sign-in. They can do nothing else.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("notifications.unsubscribe");

    /// <summary>The token for a user and kind; letters, digits, - and _.</summary>
    public string TokenOf(Guid userId, string kind) => _protector.Protect($"{userId:N}:{kind}");

    /// <summary>Whose mails of which kind a token ends; null where it is none of ours.</summary>
    public (Guid UserId, string Kind)? Read(string? token)
    {
        try
        {
            return token is { Length: > 0 and < 1_000 } && _protector.Unprotect(token).Split(':', 2) is [var user, var kind]
                && Guid.TryParseExact(user, "N", out var id) && NotificationKinds.Find(kind) is not null
                ? (id, kind)
                : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
