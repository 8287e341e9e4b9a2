namespace ProfilePlatform.Core.Notifications;

/// <summary>By which ways notifications leave the platform, and how patiently.</summary>
public sealed class NotificationOptions
{
    /// <summary>Where people reach the platform, for links in messages; null where nothing is sent.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The address that mail comes from; empty where none is sent.</summary>
    public string From { get; init; } = "";

    /// <summary>SendGrid; null where it is not used.</summary>
    public SendGridOptions? SendGrid { get; init; }

    /// <summary>A mail server; null where it is not used.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>Pushover; null where it is not used.</summary>
    public PushoverOptions? Pushover { get; init; }

    /// <summary>The longest that one sending may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For how long a worker has a notice to itself: several times <see cref="Patience"/>.</summary>
    public TimeSpan Lease => Patience * 6;

    /// <summary>True where mail is set up.</summary>
    public bool HasEmail => SendGrid is not null || Smtp is not null;
}

/// <summary>Mail by SendGrid's HTTP API.</summary>
/// <param name="ApiKey">The key.</param>
/// <param name="BaseUrl">Where the API is.</param>
public sealed record SendGridOptions(string ApiKey, Uri BaseUrl);

/// <summary>Mail by a mail server.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">Whom to sign in as; empty for nobody.</param>
/// <param name="Password">The password.</param>
/// <param name="StartTls">Whether the connection must become encrypted.</param>
public sealed record SmtpOptions(string Host, int Port, string User, string Password, bool StartTls);

/// <summary>Push messages by Pushover.</summary>
/// <param name="Token">The application's token.</param>
/// <param name="AdminUser">Who gets what is for the admins; empty for nobody.</param>
/// <param name="BaseUrl">Where the API is.</param>
public sealed record PushoverOptions(string Token, string AdminUser, Uri BaseUrl);
