using System.Globalization;

namespace ProfilePlatform.Web.Components.Shared;

/// <summary>Times and lengths of time as people say them.</summary>
internal static class SpokenTime
{
    /// <summary>For example "just now", "5 minutes ago", "yesterday", "3 Nov 2025".</summary>
    public static string Of(DateTimeOffset at, DateTimeOffset now)
    {
        var ago = now - at;
        return ago switch
        {
            { TotalSeconds: < 45 } => "just now",
            { TotalMinutes: < 60 } => Counted(Math.Max(1, (int)ago.TotalMinutes), "minute") + " ago",
            { TotalHours: < 24 } => Counted((int)ago.TotalHours, "hour") + " ago",
            { TotalHours: < 48 } => "yesterday",
            { TotalDays: < 7 } => Counted((int)ago.TotalDays, "day") + " ago",
            _ => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>To the second, in UTC.</summary>
    public static string Exact(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>For example "0.4 s", "12 s", "2 min 5 s".</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalSeconds: < 10 } => length.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s",
        { TotalSeconds: < 60 } => length.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " s",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalMinutes} min {length.Seconds} s"),
    };

    /// <summary>For example "1 page", "12 pages".</summary>
    public static string Counted(int count, string one, string? many = null) =>
        count.ToString("N0", CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many ?? one + "s");

    /// <summary>For example "840 B", "12 KB", "1.4 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB"),
    };
}
