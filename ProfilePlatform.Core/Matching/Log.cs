using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Matching;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The encoder failed; matches are scored by words alone")]
    public static partial void WithoutVectors(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "A reply for matches of profile {ProfileId} could not be used ({Problem})")]
    public static partial void ScoresNotParsed(this ILogger log, Guid? profileId, string problem);

    [LoggerMessage(LogLevel.Warning, "No language model scored matches of profile {ProfileId} ({Fault}); they are scored locally")]
    public static partial void ScoresFailed(this ILogger log, Guid? profileId, Llm.LlmFault fault);

    [LoggerMessage(LogLevel.Error, "Match run {BatchId} of profile {ProfileId} failed")]
    public static partial void MatchRunFailed(this ILogger log, Exception exception, Guid batchId, Guid profileId);

    [LoggerMessage(LogLevel.Information, "Match run {BatchId} of profile {ProfileId}: {Done} people, {NotByModel} of them not by the model, {Calls} calls")]
    public static partial void MatchRunDone(this ILogger log, Guid batchId, Guid profileId, int done, int notByModel, int calls);

    [LoggerMessage(LogLevel.Error, "The run over group {GroupId} of profile {ProfileId} failed")]
    public static partial void GroupRunFailed(this ILogger log, Exception exception, Guid groupId, Guid profileId);

    [LoggerMessage(LogLevel.Information, "The run over group {GroupId} of profile {ProfileId}: {Done} pairs, {NotByModel} of them not by the model, {Calls} calls")]
    public static partial void GroupRunDone(this ILogger log, Guid groupId, Guid profileId, int done, int notByModel, int calls);
}
