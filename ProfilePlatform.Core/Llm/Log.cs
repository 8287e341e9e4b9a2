using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Llm;

/// <summary>Nothing here takes a prompt, a reply, a provider's own words or a key.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The language model gave no reply to {Operation}: {Fault}. {Reason}")]
    public static partial void CallFailed(this ILogger logger, string operation, LlmFault fault, string reason);

    [LoggerMessage(LogLevel.Warning, "The language model kept failing, last with {Fault}; it is left alone for {Seconds} s")]
    public static partial void CircuitOpened(this ILogger logger, LlmFault fault, double seconds);

    [LoggerMessage(LogLevel.Information, "The language model answers again")]
    public static partial void CircuitClosed(this ILogger logger);
}
