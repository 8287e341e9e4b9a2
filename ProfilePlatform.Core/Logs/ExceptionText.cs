using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ProfilePlatform.Core.Logs;

/// <summary>
/// An exception on one line: types, messages, stack. Messages of libraries repeat what they were given (a query, a field, a line of a document),
/// so only those are written that are known not to; with <c>LOG_LEVEL=TRACE</c> all are.
/// </summary>
internal static class ExceptionText
{
    private const int MostInner = 8;

    private static readonly HashSet<Type> Harmless =
    [
        typeof(InvalidOperationException), typeof(ObjectDisposedException), typeof(NullReferenceException), typeof(TimeoutException),
        typeof(OperationCanceledException), typeof(TaskCanceledException), typeof(OutOfMemoryException), typeof(UnauthorizedAccessException),
        typeof(IOException), typeof(FileNotFoundException), typeof(DirectoryNotFoundException), typeof(SocketException), typeof(HttpRequestException),
    ];

    public static void Append(StringBuilder text, Exception exception, bool allMessages)
    {
        var depth = 0;
        for (Exception? one = exception; one is not null && depth < MostInner; one = one.InnerException, depth++)
        {
            text.Append(depth == 0 ? " | " : " | by ").Append(one.GetType().FullName);
            if (one is SqliteException sqlite)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" {sqlite.SqliteErrorCode}/{sqlite.SqliteExtendedErrorCode}");
            }

            if (allMessages || IsHarmless(one))
            {
                text.Append(": ").Append(one.Message);
            }
        }

        foreach (var frame in (exception.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(" | ").Append(frame);
        }
    }

    private static bool IsHarmless(Exception exception) =>
        Harmless.Contains(exception.GetType()) || exception.GetType().Namespace?.StartsWith("ProfilePlatform", StringComparison.Ordinal) == true;
}
