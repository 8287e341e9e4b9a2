using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Embeddings;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Sentence encoder {Model} is available")]
    public static partial void EncoderAvailable(this ILogger logger, string model);

    [LoggerMessage(LogLevel.Warning, "No sentence encoder, retrieval is lexical: {Reason}")]
    public static partial void EncoderUnavailable(this ILogger logger, string? reason);
}
