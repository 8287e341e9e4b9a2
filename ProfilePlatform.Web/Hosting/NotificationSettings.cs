using ProfilePlatform.Core.Notifications;
using ProfilePlatform.Core.Notifications.Channels;

namespace ProfilePlatform.Web.Hosting;

/// <summary>Reads by which ways notifications leave the platform. No message repeats a key or a password.</summary>
internal static class NotificationSettings
{
    private const int SubmissionPort = 587;

    public static NotificationOptions Read(IConfiguration configuration, bool local, IReadOnlyList<string> urls)
    {
        var (sendGridKey, smtpUrl, token) = (LlmSettings.Key(configuration, "SENDGRID_API_KEY"), configuration["SMTP_URL"] ?? "", LlmSettings.Key(configuration, "PUSHOVER_TOKEN"));
        if (sendGridKey.Length > 0 && smtpUrl.Length > 0)
        {
            throw new InvalidOptionsException("SENDGRID_API_KEY and SMTP_URL are two ways to mail: set one.");
        }

        var hasMail = sendGridKey.Length > 0 || smtpUrl.Length > 0;
        return new NotificationOptions
        {
            PublicUrl = PublicUrl(configuration["PUBLIC_URL"] ?? "", hasMail || token.Length > 0, local, urls),
            From = From(configuration["MAIL_FROM"] ?? "", hasMail),
            SendGrid = sendGridKey.Length == 0 ? null : new SendGridOptions(sendGridKey, Base(configuration, "SENDGRID_BASE_URL", "https://api.sendgrid.com")),
            Smtp = smtpUrl.Length == 0 ? null : Smtp(smtpUrl),
            Pushover = Pushover(configuration, token),
            Patience = TimeSpan.FromSeconds(PlatformOptions.Number(configuration, "NOTIFICATION_SECONDS", 15, 1, 60)),
        };
    }

    private static PushoverOptions? Pushover(IConfiguration configuration, string token)
    {
        var user = LlmSettings.Key(configuration, "PUSHOVER_USER");
        return token.Length > 0 ? new PushoverOptions(token, user, Base(configuration, "PUSHOVER_BASE_URL", "https://api.pushover.net"))
            : user.Length == 0 ? null
            : throw new InvalidOptionsException("PUSHOVER_USER needs PUSHOVER_TOKEN, the application's token.");
    }

    // A key goes there with each message: not in the clear, but to this machine.
    private static Uri Base(IConfiguration configuration, string name, string whenMissing)
    {
        var address = LlmSettings.Base(name, configuration[name] is { Length: > 0 } url ? url : whenMissing);
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback ? address : throw new InvalidOptionsException($"{name} must be an https address.");
    }

    private static string From(string address, bool hasMail) =>
        address.Length == 0 && !hasMail || MailAddresses.IsUsable(address) ? address
        : throw new InvalidOptionsException("MAIL_FROM must be the address that mail comes from, as notices@example.org.");

    private static Uri? PublicUrl(string url, bool needed, bool local, IReadOnlyList<string> urls)
    {
        if (url.Length == 0 && needed && local)
        {
            url = urls.Count > 0 ? urls[0] : "";
        }

        return url.Length == 0 && !needed ? null
            : Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { UserInfo: "", Query: "", Fragment: "", AbsolutePath: "/" } ? address
            : throw new InvalidOptionsException("PUBLIC_URL must be where people reach the platform, as https://profiles.example.org: messages hold links.");
    }

    private static SmtpOptions Smtp(string url)
    {
        const string form = "SMTP_URL must be as smtp://user:password@mail.example.org:587. The connection is encrypted by STARTTLS; ?tls=none leaves that out, for a server without a sign-in.";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != "smtp" || address.Host.Length == 0 || address.AbsolutePath is not ("" or "/")
            || address.Fragment.Length > 0 || address.Query is not ("" or "?tls=none"))
        {
            throw new InvalidOptionsException(form);
        }

        var parts = address.UserInfo.Split(':', 2);
        var (user, password) = (Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
        var tls = address.Query.Length == 0;
        return (user.Length > 0 || password.Length > 0) && !tls || user.Length == 0 && password.Length > 0
            ? throw new InvalidOptionsException(form)
            : new SmtpOptions(address.Host.Trim('[', ']'), address.Port > 0 ? address.Port : SubmissionPort, user, password, tls);
    }
}
