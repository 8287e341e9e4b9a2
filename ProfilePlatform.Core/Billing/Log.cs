using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Billing;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Made {Count} invoices for {Month}")]
    public static partial void InvoicesMade(this ILogger logger, int count, string month);

    [LoggerMessage(LogLevel.Error, "The invoice of profile {Profile} could not be made; it is tried again")]
    public static partial void InvoiceFailed(this ILogger logger, Exception exception, Guid profile);
}
