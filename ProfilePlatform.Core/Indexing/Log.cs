using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Indexing;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The index of profile {ProfileId} cannot be used ({Reason}); it is set aside and has to be built again")]
    public static partial void IndexSetAside(this ILogger log, Guid profileId, string reason);

    [LoggerMessage(LogLevel.Warning, "Could not remove {Folder}; it will be tried again at the next start")]
    public static partial void TrashRemains(this ILogger log, string folder, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The encoder failed for profile {ProfileId}; its passages are indexed without vectors")]
    public static partial void EncoderFailed(this ILogger log, Exception exception, Guid profileId);

    [LoggerMessage(LogLevel.Warning, "A document of profile {ProfileId} could not be indexed")]
    public static partial void DocumentFailed(this ILogger log, Exception exception, Guid profileId);

    [LoggerMessage(LogLevel.Warning, "A reply for a document of profile {ProfileId} could not be read ({Problem}); that part is split locally")]
    public static partial void SplitNotParsed(this ILogger log, Guid? profileId, string problem);

    [LoggerMessage(LogLevel.Warning, "No language model split a part of a document of profile {ProfileId} ({Fault}); that part is split locally")]
    public static partial void SplitFailed(this ILogger log, Guid? profileId, Llm.LlmFault fault);

    [LoggerMessage(LogLevel.Error, "Run {RunId} of profile {ProfileId} failed")]
    public static partial void RunFailed(this ILogger log, Exception exception, Guid runId, Guid profileId);

    [LoggerMessage(LogLevel.Information, "Run {RunId} of profile {ProfileId}: {Chunks} passages of {Documents} documents, {Added} new, {Removed} gone")]
    public static partial void RunDone(this ILogger log, Guid runId, Guid profileId, int chunks, int documents, int added, int removed);

    [LoggerMessage(LogLevel.Error, "Owners' own texts could not be followed; they will be")]
    public static partial void OwnTextsFailed(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Information, "{Profiles} profiles are indexed again: their vectors are not of {Encoder}")]
    public static partial void EncoderChanged(this ILogger log, int profiles, string encoder);
}
