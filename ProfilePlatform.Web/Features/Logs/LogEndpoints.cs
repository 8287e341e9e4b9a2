using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProfilePlatform.Core.Identity;
using ProfilePlatform.Core.Logs;
using ProfilePlatform.Core.Profiles;
using ProfilePlatform.Web.Hosting;

namespace ProfilePlatform.Web.Features.Logs;

/// <summary>Logs over HTTP, for administrators.</summary>
internal static class LogEndpoints
{
    private const int FewestLines = 1;
    private const int MostLines = 1_000;
    private const int LinesWhenNotSaid = 200;

    public static void MapLogs(this IEndpointRouteBuilder api) => api.MapGet("/logs/{log_type}", Read);

    // Lines come as text, so that nobody who may not read them learns what a good number is.
    private static async Task<Results<Ok<LogsView>, ProblemHttpResult>> Read(
        RequestViewer who, string log_type, string? lines, string? slug, LogReader reader, ProfileDirectory directory, CancellationToken cancellationToken)
    {
        if (!who.Viewer.IsAdmin)
        {
            return who.Viewer.IsMember ? Problems.Missing() : Problems.Of(401, "not-signed-in", "Sign in to go on.");
        }

        if (TypeOf(log_type) is not { } type)
        {
            return Problems.Missing("There is no such log.");
        }

        if (CountOf(lines) is not { } count)
        {
            return Problems.Invalid("lines", $"Must be a whole number from {FewestLines} to {MostLines:N0}.");
        }

        if (type == LogType.Profile && string.IsNullOrEmpty(slug))
        {
            return Problems.Invalid("slug", "Says whose log; it is needed for this type.");
        }

        var profile = type == LogType.Profile ? await directory.FindAsync(who, slug!, cancellationToken) : null;
        return type == LogType.Profile && profile is null
            ? Problems.Missing()
            : TypedResults.Ok(new LogsView([.. (await reader.LatestAsync(type, profile?.Id, count, cancellationToken)).Select(View)]));
    }

    private static LogType? TypeOf(string name) => name switch
    {
        "app" => LogType.App,
        "indexing" => LogType.Indexing,
        "chat" => LogType.Chat,
        "profile" => LogType.Profile,
        _ => null,
    };

    private static int? CountOf(string? lines) =>
        string.IsNullOrEmpty(lines) ? LinesWhenNotSaid
        : int.TryParse(lines, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= FewestLines and <= MostLines ? count
        : null;

    private static LineView View(LogLine line) => new(line.At, line.Level, line.Actor, line.RequestId, line.Category, line.Message);

    internal sealed record LogsView(IReadOnlyList<LineView> Items);

    internal sealed record LineView(DateTimeOffset At, string Level, string Actor, string RequestId, string Category, string Message);
}
