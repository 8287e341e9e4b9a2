using ProfilePlatform.Core.Indexing.Cards;
using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Indexing.Lexicons;
using ProfilePlatform.Core.Indexing.Splitting;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Entries;

/// <summary>Decides for each line of a section whether it names an entry or describes one.</summary>
internal static class EntryLineReader
{
    private const int MaxHeaderLength = 160;
    private const int MaxHeaderWords = 18;

    // Words that names of roles, firms and degrees hold in lower case.
    private static readonly HashSet<string> Small =
        ["of", "and", "the", "for", "in", "at", "to", "de", "da", "di", "du", "la", "le", "les", "des", "del", "y", "e", "und", "der", "die", "das", "für", "von", "zu", "van", "den", "a", "an", "on", "with", "by", "et", "z", "as", "or", "with", "via"];

    public static List<EntryLine> Read(string text, TextSpan body, string kind)
    {
        var source = TextLine.In(text, body);
        var width = source.Where(line => line.Span.Length is > 30 and < 200).Select(line => line.Span.Length).DefaultIfEmpty(0).Max();
        var lines = new List<EntryLine>(source.Count);
        var onlyBullets = source.Count > 0 && source.TrueForAll(line => LineMarks.BulletLength(line.Span.In(text)) > 0 || !MayName(text, line, width, kind, source));
        EntryLine? previous = null;
        foreach (var line in source)
        {
            lines.Add(Classify(text, line, previous, width, kind, onlyBullets));
            previous = lines[^1].Kind == LineKind.Noise ? previous : lines[^1];
        }

        return lines;
    }

    // Used before the lines are known: without bullets, a line that would be a header means that bullets are no headers.
    private static bool MayName(string text, TextLine line, int width, string kind, List<TextLine> source)
    {
        var index = source.BinarySearch(line, Comparer<TextLine>.Create((left, right) => left.Start.CompareTo(right.Start)));
        if (index > 0 && !line.AfterBlank && LineMarks.BulletLength(source[index - 1].Span.In(text)) > 0)
        {
            return !Wraps(text, source[index - 1].Span, line.Span, width) && !char.IsLower(text[line.Span.Start]);
        }

        return Classify(text, line, null, width, kind, false).Kind is LineKind.Header or LineKind.Aside;
    }

    private static EntryLine Classify(string text, TextLine line, EntryLine? previous, int width, string kind, bool bulletsName)
    {
        var span = line.Span;
        var raw = text.AsSpan(span.Start, span.Length);
        if (span.Length <= 80 && RunningTitles.IsOne(span.In(text)))
        {
            return new EntryLine(span, line.AfterBlank, LineKind.Noise);
        }

        var bullet = LineMarks.BulletLength(raw);
        var content = span with { Start = span.Start + bullet };
        if (content.Length == 0)
        {
            return new EntryLine(span, line.AfterBlank, LineKind.Noise);
        }

        if (bullet > 0 && !bulletsName)
        {
            return Beside(text, line, content, LineKind.Bullet);
        }

        if (span.Length > MaxHeaderLength && kind != "publication")
        {
            return Beside(text, line, content, LineKind.Body);
        }

        var (cells, date, place) = LineParts.Read(text, content);
        if (kind == "publication" && IsReference(raw[bullet..]))
        {
            (cells, date) = ([content.In(text)], null);
        }

        if (cells.Count == 0)
        {
            return new EntryLine(span, line.AfterBlank, LineKind.Aside) { Date = date, Place = place };
        }

        var words = string.Join(", ", cells);
        var header = bullet > 0 || !IsDescription(text, line, content, words, date, previous, width, kind);
        return header
            ? new EntryLine(span, line.AfterBlank, LineKind.Header) { Cells = cells, Date = date, Place = place }
            : Beside(text, line, content, LineKind.Body);
    }

    private static bool IsDescription(string text, TextLine line, TextSpan content, string words, DateRange? date, EntryLine? previous, int width, string kind)
    {
        var dated = date is not null;
        var strength = Strength(words, kind) + (dated ? 2 : 0);
        if (previous is { Kind: LineKind.Bullet or LineKind.Body } && !line.AfterBlank)
        {
            if (char.IsLower(text[content.Start]) && !dated)
            {
                return true;
            }

            if (Wraps(text, previous.Span, line.Span, width) && strength < 3)
            {
                return true;
            }
        }

        if (kind == "publication")
        {
            return char.IsLower(text[content.Start]);
        }

        if (kind is "project" or "patent")
        {
            // A project's name is in no word list; what stands right under it describes it.
            return previous is { Kind: LineKind.Header } && !line.AfterBlank && !dated || !dated && IsProse(words, strength);
        }

        return IsLabelled(words) || IsProse(words, strength);
    }

    // Sentences: many words in lower case, a full stop at the end, "I" or "My" at the beginning.
    private static bool IsProse(string words, double strength)
    {
        // What stands in brackets after a name does not make it a sentence.
        var open = words.IndexOf('(', StringComparison.Ordinal);
        var parts = (open > 8 && words.EndsWith(')') ? words[..open] : words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > MaxHeaderWords || parts.Length > 2 && parts[0] is "I" or "My" or "We" or "Our")
        {
            return true;
        }

        var small = parts.Count(part => char.IsLower(part[0]) && !Small.Contains(part.TrimEnd(',', '.')));
        var stops = words[^1] is '.' or ';' or '!' && parts.Length >= 5 && Vocabulary.Organisation(parts[^2] + " " + parts[^1]) < 4;
        return stops && (strength < 3 || small * 2 >= parts.Length) || strength < 3 && parts.Length >= 4 && small * 2 >= parts.Length || parts.Length >= 9 && small * 3 >= parts.Length && strength < 5;
    }

    /// <summary>"Technologies: …", "GPA: 3.9"; not "Position: …", which names the entry.</summary>
    private static bool IsLabelled(string words)
    {
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        return colon is > 1 and < 32 && colon + 1 < words.Length && words[colon + 1] == ' ' && words.AsSpan(0, colon).Count(' ') < 4
            && EntryLabels.Slot(words[..colon]) is null && Vocabulary.Role(words[..colon]) < 3;
    }

    private static double Strength(string words, string kind)
    {
        var strength = Places.TrailingStart(words) >= 0 ? 1.0 : 0;
        var (role, organisation, degree) = (0.0, 0.0, 0.0);
        foreach (var part in words.Split([',', '|', '\u2013', '\u2014', '\u00B7'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            role = Math.Max(role, Vocabulary.Role(part));
            organisation = Math.Max(organisation, Vocabulary.Organisation(part));
            degree = Math.Max(degree, Vocabulary.Degree(part));
        }

        strength += role >= 3 ? 2 : 0;
        strength += organisation >= 3 ? 1.5 : organisation > 0 ? 1 : 0;
        strength += kind == "education" && degree >= 2 ? 2 : 0;
        var tokens = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return strength + (tokens.Length > 1 && tokens.All(token => !char.IsLower(token[0]) || Small.Contains(token)) ? 1 : 0);
    }

    // The year in "10.1234/x (ICML 2022)" or a link is no date of its own.
    private static bool IsReference(ReadOnlySpan<char> line) =>
        line.StartsWith("10.") || line.StartsWith("http", StringComparison.OrdinalIgnoreCase) || line.StartsWith("doi", StringComparison.OrdinalIgnoreCase);

    // The next word would not have fitted on the line before.
    private static bool Wraps(string text, TextSpan before, TextSpan line, int width)
    {
        var end = text[before.End - 1];
        if (end is '.' or '!' or '?' or ':' || before.Length < 30)
        {
            return end is ',' or '&';
        }

        var space = text.AsSpan(line.Start, line.Length).IndexOf(' ');
        return before.Length + 1 + (space < 0 ? line.Length : space) > width - 2;
    }

    // In the right column of a bullet's line, the entry's date or place may stand.
    private static EntryLine Beside(string text, TextLine line, TextSpan content, LineKind kind)
    {
        DateRange? date = null;
        string? place = null;
        var columns = content.Length < 400 ? LineParts.Columns(text, content) : [];
        foreach (var column in columns.Skip(1))
        {
            if (LineParts.IsAside(text, column, out var besideDate, out var besidePlace))
            {
                date ??= besideDate;
                place ??= besidePlace;
            }
        }

        return new EntryLine(line.Span, line.AfterBlank, kind) { Cells = [content.In(text)], Date = date, Place = place };
    }
}
