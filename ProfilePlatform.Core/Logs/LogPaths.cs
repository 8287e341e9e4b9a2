using System.Globalization;
using ProfilePlatform.Core.Storage;

namespace ProfilePlatform.Core.Logs;

/// <summary>Where log files are. The first is <c>app.log</c>, the following <c>app_01.log</c>, <c>app_02.log</c>…: the highest number is written.</summary>
internal static class LogPaths
{
    /// <summary>The first file of a type that is not one profile's.</summary>
    public static string Of(DataDirectory data, LogType type) => Path.Combine(data.Logs, type.ToString().ToLowerInvariant() + ".log");

    /// <summary>
    /// The first file of a profile. It has a folder of its own: the library removes old files by the pattern of their names, and digits in a name count as a
    /// number or a date to it, so that one profile's file was seen to be removed for another's.
    /// </summary>
    public static string OfProfile(DataDirectory data, Guid profileId) => Path.Combine(data.Logs, "profiles", profileId.ToString("D"), "profile.log");

    /// <summary>The files that belong to <paramref name="first"/>, newest first.</summary>
    public static IReadOnlyList<string> Files(string first)
    {
        var folder = Path.GetDirectoryName(first)!;
        var name = Path.GetFileNameWithoutExtension(first);
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, name + "*.log")
                .Select(file => (File: file, Number: Number(Path.GetFileNameWithoutExtension(file.AsSpan()), name)))
                .Where(found => found.Number >= 0).OrderByDescending(found => found.Number).Select(found => found.File),
        ];
    }

    private static int Number(ReadOnlySpan<char> name, string first) =>
        name.SequenceEqual(first) ? 0
        : name[first.Length..] is ['_', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : -1;
}
