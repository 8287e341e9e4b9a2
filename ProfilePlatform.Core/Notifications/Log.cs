using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Notifications;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Notice {DeliveryId} went out by {Channel} at try {Attempts}")]
    public static partial void Sent(this ILogger logger, Guid deliveryId, string channel, int attempts);

    [LoggerMessage(LogLevel.Warning, "Notice {DeliveryId} did not go out by {Channel} at try {Attempts}: {Fault}")]
    public static partial void TriedInVain(this ILogger logger, Guid deliveryId, string channel, int attempts, string fault);

    [LoggerMessage(LogLevel.Error, "Notice {DeliveryId} was given up by {Channel} after try {Attempts}: {Fault}")]
    public static partial void GivenUp(this ILogger logger, Guid deliveryId, string channel, int attempts, string fault);

    // The exception itself may repeat whom the message was for.
    [LoggerMessage(LogLevel.Error, "{Exception} while notice {DeliveryId} was sent")]
    public static partial void SendingFailed(this ILogger logger, string exception, Guid deliveryId);

    [LoggerMessage(LogLevel.Error, "What came of notice {DeliveryId} could not be noted")]
    public static partial void DeliveryNotNoted(this ILogger logger, Exception exception, Guid deliveryId);
}
