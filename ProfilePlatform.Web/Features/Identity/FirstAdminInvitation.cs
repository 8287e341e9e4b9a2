using ProfilePlatform.Core.Identity;

namespace ProfilePlatform.Web.Features.Identity;

/// <summary>Says at start how the first admin gets in where no provider is configured.</summary>
internal static class FirstAdminInvitation
{
    /// <summary>Prints the one-time link. To the terminal and not to the log, which other people may read later.</summary>
    public static async Task InviteFirstAdminAsync(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<SignInOptions>();
        if (!options.IsLocal && !options.Https)
        {
            app.Logger.WithoutHttps();
        }

        if (options.Identity.HasFirstAdmin
            && await app.Services.GetRequiredService<FirstAdminLink>().IssueAsync(app.Lifetime.ApplicationStopping) is { } token)
        {
            await Console.Out.WriteLineAsync(
                $"No sign-in provider is configured (GOOGLE_CLIENT_ID). Sign in as the first administrator, once, within {FirstAdminLink.Lifetime.TotalMinutes:0} minutes, at {Reachable(app.Urls.First())}/login/first?token={token}");
        }
    }

    // What a server listens on is not always what a browser can open.
    private static string Reachable(string url) =>
        new UriBuilder(url.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal)) is var address
        && address.Host is "0.0.0.0" or "[::]"
            ? new UriBuilder(address.Uri) { Host = "localhost" }.Uri.ToString().TrimEnd('/')
            : address.Uri.ToString().TrimEnd('/');
}
