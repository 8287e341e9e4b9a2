using Microsoft.Extensions.Logging;
using ProfilePlatform.Core.Llm;

namespace ProfilePlatform.Core.Chat;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "Turn {Number} with profile {ProfileId} failed")]
    public static partial void TurnFailed(this ILogger logger, Exception exception, Guid profileId, int number);

    [LoggerMessage(LogLevel.Information, "Turn {Number} with profile {ProfileId}: topics {Topics}, {Passages} passages, engine {Engine}, answered {Answered}, {Unsupported} unsupported sentences")]
    public static partial void TurnAnswered(
        this ILogger logger, Guid profileId, int number, string topics, int passages, string engine, bool answered, int unsupported);

    [LoggerMessage(LogLevel.Warning, "Turn {Number} with profile {ProfileId} was stopped before its answer")]
    public static partial void TurnStopped(this ILogger logger, Guid profileId, int number);

    /// <summary>A model failed a step. Its faults are expected and told by name; anything else comes with its trace.</summary>
    public static void StepFailed(this ILogger logger, string step, Exception exception)
    {
        switch (exception)
        {
            case LlmException fault:
                logger.ModelFailed(step, fault.Fault);
                break;
            case OperationCanceledException:
                logger.ModelFailed(step, LlmFault.TimedOut);
                break;
            default:
                logger.StepBroke(exception, step);
                break;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The model's step {Step} failed: {Fault}; the local way is taken")]
    private static partial void ModelFailed(this ILogger logger, string step, LlmFault fault);

    [LoggerMessage(LogLevel.Error, "The model's step {Step} broke; the local way is taken")]
    private static partial void StepBroke(this ILogger logger, Exception exception, string step);
}
