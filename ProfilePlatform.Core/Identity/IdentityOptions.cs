namespace ProfilePlatform.Core.Identity;

/// <summary>Who administers, and how long a session holds.</summary>
public sealed class IdentityOptions
{
    /// <summary>The account that the one-time link of the first start opens. No provider can vouch for this address.</summary>
    public const string FirstAdminEmail = "admin@localhost";

    /// <summary>E-mail addresses of administrators, in lower case.</summary>
    public IReadOnlySet<string> AdminEmails { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>True while no provider is configured, so that the first admin gets in by a link.</summary>
    public bool HasFirstAdmin { get; init; }

    /// <summary>A session that nobody used for so long has run out.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A session runs out so long after its sign-in, used or not.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(30);

    /// <summary>True when a user with this address administers the platform.</summary>
    public bool Administers(string email) => AdminEmails.Contains(email) || (HasFirstAdmin && email == FirstAdminEmail);
}
