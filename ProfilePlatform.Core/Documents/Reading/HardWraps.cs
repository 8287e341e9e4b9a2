namespace ProfilePlatform.Core.Documents.Reading;

/// <summary>Joins lines that were broken at a fixed width. Where no such width shows, every line stays as it is.</summary>
internal static class HardWraps
{
    private const int Narrowest = 55;
    private const int Widest = 110;

    /// <summary>The lines with wrapped ones joined; empty lines stay.</summary>
    public static IEnumerable<string> Join(IReadOnlyList<string> lines)
    {
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.Length);
        var nearlyFull = lines.Count(line => line.Length > width - 12);
        if (width is < Narrowest or > Widest || nearlyFull < 3)
        {
            foreach (var line in lines)
            {
                yield return line;
            }

            yield break;
        }

        string? open = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (open is not null && GoesOn(lines[i - 1], lines[i], width))
            {
                open = Hyphenation.Join(open, lines[i], static _ => true);
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = lines[i];
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>A line goes on when the next one's first word would not have fitted on it.</summary>
    private static bool GoesOn(string line, string next, int width)
    {
        if (next.Length == 0 || line.Length < width / 2 || ListMarker.Starts(next) || line.Contains('\t', StringComparison.Ordinal) || next.Contains('\t', StringComparison.Ordinal))
        {
            return false;
        }

        var space = next.IndexOf(' ', StringComparison.Ordinal);
        return line.Length + 1 + (space < 0 ? next.Length : space) > width;
    }
}
