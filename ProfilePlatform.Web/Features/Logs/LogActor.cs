using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Logs;

namespace ProfilePlatform.Web.Features.Logs;

/// <summary>How a log names who acts.</summary>
internal static class LogActor
{
    /// <summary>Nobody has been read from the request yet, or nobody is signed in.</summary>
    public const string Anonymous = "anon";

    /// <summary>A user by the short form of their id: an e-mail address would be personal data in files that outlive an account.</summary>
    public static string Of(Viewer viewer) => viewer switch
    {
        { UserId: { } id } => ShortId.Of(id),
        { IsAdmin: true } => "local-admin",
        _ => Anonymous,
    };
}
