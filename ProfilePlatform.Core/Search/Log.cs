using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Search;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The people index cannot be used ({Reason}); it is thrown away and built again")]
    public static partial void PeopleIndexDiscarded(this ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "Exact vectors cannot be read ({Reason}); resident ones have to do")]
    public static partial void ExactVectorsFailed(this ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "The search by words failed; people are ranked without it")]
    public static partial void WordsFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The encoder failed for {People} people of the people index; they are found by words until it works again")]
    public static partial void PeopleWithoutVectors(this ILogger log, Exception exception, int people);

    [LoggerMessage(LogLevel.Information, "The people index is ready: {People} people, {Parts} parts, {Megabytes} MB, {Source}, {Milliseconds} ms")]
    public static partial void PeopleIndexReady(this ILogger log, int people, int parts, long megabytes, string source, long milliseconds);

    [LoggerMessage(LogLevel.Information, "{People} people of the people index are not as they are listed and are written again")]
    public static partial void PeopleBehind(this ILogger log, int people);

    [LoggerMessage(LogLevel.Warning, "The snapshot of the people index cannot be used ({Reason}); the index is read from its store")]
    public static partial void SnapshotUnusable(this ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "The snapshot of the people index could not be written")]
    public static partial void SnapshotNotWritten(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Error, "Bringing the people index up to date failed; it is tried again")]
    public static partial void PeopleUpkeepFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "No reasons from the model; the local ones stay")]
    public static partial void ReasonsFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The model could not read a people search; the rules did")]
    public static partial void ParsingFailed(this ILogger log, Exception? exception);

    [LoggerMessage(LogLevel.Error, "Near misses of searches could not be counted; their counts are lost")]
    public static partial void NearMissesFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The encoder failed for a query; people are found by its words")]
    public static partial void QueryWithoutVector(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Reasons of a search could not be asked for at once; the next sweep does")]
    public static partial void ReasonsNotOrdered(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Debug, "Removed {Results} searches' results and {Searches} searches")]
    public static partial void SearchesSwept(this ILogger log, int results, int searches);

    [LoggerMessage(LogLevel.Warning, "A search that is watched could not be looked at; that is tried again")]
    public static partial void AlertFailed(this ILogger log, Exception exception);
}
