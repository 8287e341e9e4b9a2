using Microsoft.Extensions.Logging;

namespace ProfilePlatform.Core.Usage;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Error, "{Rows} rows of the ledger of language models could not be written; they are tried again with the next one")]
    public static partial void RowsNotWritten(this ILogger log, Exception exception, int rows);

    [LoggerMessage(LogLevel.Error, "A row of the ledger of language models is lost ({Operation}, {Tokens} tokens): too many wait to be written")]
    public static partial void RowLost(this ILogger log, string operation, int tokens);

    [LoggerMessage(LogLevel.Error, "What the day has used of language models cannot be read; it is taken as used up until it can")]
    public static partial void DayUnreadable(this ILogger log, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The day's tokens are used up: {Used} of {Limit}, {Whose}; answers are local until 00:00 UTC")]
    public static partial void BudgetUsedUp(this ILogger log, long used, long limit, string whose);

    [LoggerMessage(LogLevel.Error, "That the day's tokens are used up could not be put into the outbox; it is tried again")]
    public static partial void NoticeNotWritten(this ILogger log, Exception exception);
}
