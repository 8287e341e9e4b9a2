using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Demo;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Seeded {People} demo people")]
    public static partial void Seeded(this ILogger logger, int people);

    [LoggerMessage(LogLevel.Warning, "{File} of demo person {Slug} was refused: {Code}")]
    public static partial void Refused(this ILogger logger, string slug, string file, string code);

    [LoggerMessage(LogLevel.Error, "Seeding demo people broke off")]
    public static partial void SeedingFailed(this ILogger logger, Exception exception);
}
