namespace ProfilePlatform.Core.Indexing.Lexicons;

/// <summary>The word lists that ship inside the assembly, one text file each; lines that begin with '#' are comments.</summary>
internal static class Lexicon
{
    /// <summary>The lines of <c>{name}.txt</c> without comments and empty ones.</summary>
    public static List<string> Lines(string name)
    {
        var assembly = typeof(Lexicon).Assembly;
        var resource = $"Lexicons.{name}.txt";
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The word list {resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    /// <summary>Lines of the form "head: item, item".</summary>
    public static IEnumerable<(string Head, string[] Items)> Tables(string name) =>
        Lines(name).Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return (line[..colon].Trim(), Items(line[(colon + 1)..], ','));
        });

    /// <summary>All words of the file, separated by white space.</summary>
    public static HashSet<string> Words(string name) =>
        Lines(name).SelectMany(line => Items(line, ' ')).ToHashSet(StringComparer.Ordinal);

    /// <summary>Trimmed, non-empty parts of a line.</summary>
    public static string[] Items(string line, char separator) =>
        line.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
