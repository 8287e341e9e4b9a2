using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Core.Enhancement;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Rewriting {RunId} of profile {ProfileId}: {Done} of {Sections} sections, {Calls} calls, {Tokens} tokens")]
    public static partial void RunDone(this ILogger logger, Guid runId, Guid profileId, int done, int sections, int calls, int tokens);

    [LoggerMessage(LogLevel.Information, "Rewriting {RunId} of profile {ProfileId}: a reply brought {Usable} of {Asked} sections")]
    public static partial void ReplyRead(this ILogger logger, Guid runId, Guid profileId, int usable, int asked);

    [LoggerMessage(LogLevel.Warning, "Rewriting {RunId} of profile {ProfileId}: the language model did not answer ({Fault})")]
    public static partial void AskFailed(this ILogger logger, Guid runId, Guid profileId, LlmFault fault);

    [LoggerMessage(LogLevel.Error, "Rewriting {RunId} of profile {ProfileId} failed")]
    public static partial void RunFailed(this ILogger logger, Exception exception, Guid runId, Guid profileId);
}
