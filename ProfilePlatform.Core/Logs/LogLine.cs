using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Logs;

/// <summary>One entry: <c>2026-11-20T12:00:00.000Z LEVEL actor#request-id Category: message</c>.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Level">TRACE, DEBUG, INFO, WARNING, ERROR or CRITICAL.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="RequestId">The request's, circuit's or job's id.</param>
/// <param name="Category">Where in the program.</param>
/// <param name="Message">What, escaped.</param>
public sealed partial record LogLine(DateTimeOffset At, string Level, string Actor, string RequestId, string Category, string Message)
{
    /// <summary>Longest message that is written, in characters before escaping.</summary>
    public const int LongestMessage = 8_000;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The line of an entry, without a line end.</summary>
    public static string Format(DateTimeOffset at, string level, LogOrigin origin, string category, string message)
    {
        var line = new StringBuilder(message.Length + 100);
        line.Append(at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)).Append(' ').Append(level).Append(' ')
            .Append(VisibleText.Word(origin.Actor)).Append('#').Append(VisibleText.Word(origin.Id)).Append(' ')
            .Append(VisibleText.Word(LogCategory.Short(category))).Append(": ");
        VisibleText.Append(line, message, LongestMessage);
        return line.ToString();
    }

    /// <summary>Reads a line; null for what is none, as the rest of one that a power cut tore.</summary>
    public static LogLine? Parse(string line) =>
        Form().Match(line) is { Success: true, Groups: var part }
        && DateTimeOffset.TryParseExact(part[1].Value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new LogLine(at, part[2].Value, part[3].Value, part[4].Value, part[5].Value, part[6].Value)
            : null;

    [GeneratedRegex(@"^(\S+) (TRACE|DEBUG|INFO|WARNING|ERROR|CRITICAL) ([^ #]+)#(\S+) (\S+): (.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
