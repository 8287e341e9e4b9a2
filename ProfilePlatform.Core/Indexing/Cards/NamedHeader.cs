using ProfilePlatform.Core.Indexing.Entries;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Reads the head of a project, a publication or a patent: its name and, for a publication, where it appeared.</summary>
internal static class NamedHeader
{
    private static readonly char[] Quotes = ['"', '\u201C', '\u201D', '\u00AB', '\u00BB'];

    public static HeaderFields Read(Entry entry, string kind)
    {
        if (kind == "publication")
        {
            return Publication(entry);
        }

        var (parts, place) = HeaderParts.Of(entry, kind);
        var first = entry.Header.FirstOrDefault();
        if (first is null || parts.Count == 0)
        {
            return new HeaderFields("", "", "", place);
        }

        if (kind == "patent")
        {
            return new HeaderFields(WithoutNumber(first.Words), "", "", place);
        }

        // "Name: what it is", "Name – what it is", "Name | tools": the name comes first.
        var name = string.Join(", ", parts.Where(part => part.Segment == parts[0].Segment).Select(part => part.Text));
        var colon = name.IndexOf(": ", StringComparison.Ordinal);
        name = colon > 0 && name.AsSpan(0, colon).Count(' ') < 6 ? name[..colon] : name;
        var company = parts.Find(part => part.Segment != parts[0].Segment && part.Organisation >= 3);
        return new HeaderFields(name.Trim(' ', '*', '"', '\u201C', '\u201D'), company?.Text ?? "", "", place);
    }

    // "Adaptive Quantization (US Patent 11,234,567)"
    private static string WithoutNumber(string words)
    {
        var open = words.LastIndexOf('(');
        return open > 0 && words[open..].Any(char.IsAsciiDigit) ? words[..open].TrimEnd(' ', ',') : words;
    }

    private static HeaderFields Publication(Entry entry)
    {
        var lines = entry.Lines.Where(line => line.Kind is LineKind.Header or LineKind.Body or LineKind.Bullet).SelectMany(line => line.Cells).ToList();
        if (lines.Count == 0)
        {
            return new HeaderFields("", "", "", null);
        }

        var whole = string.Join(' ', lines);
        var open = whole.IndexOfAny(Quotes);
        if (open >= 0 && whole.IndexOfAny(Quotes, open + 1) is var close and > 0 && close - open > 12)
        {
            return new HeaderFields(whole[(open + 1)..close].TrimEnd(',', '.'), Venue(whole[(close + 1)..]), "", null);
        }

        if (lines.Count > 1 && !IsAuthors(lines[0]))
        {
            return new HeaderFields(lines[0], Bracketed(lines[^1]), "", null);
        }

        // "Halvorsen I, Berg T. Krill swarms under sea ice. Polar Biology, 2021."
        var sentences = whole.Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var title = Array.FindIndex(sentences, sentence => !IsAuthors(sentence) && sentence.Count(sign => sign == ' ') >= 2);
        return title < 0
            ? new HeaderFields(whole, "", "", null)
            : new HeaderFields(sentences[title].TrimEnd('.'), title + 1 < sentences.Length ? Venue(sentences[title + 1]) : "", "", null);
    }

    // Names with initials, or a list of two-word names.
    private static bool IsAuthors(string text)
    {
        var parts = text.Split([',', '&', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && parts.All(part => part.TrimEnd('.').Split(' ') is { Length: <= 4 } words
            && words.All(word => word.Length == 0 || char.IsUpper(word[0]) || word is "and" or "et" or "al" or "de" or "van" or "von"))
            && (parts.Length > 1 || parts[0].Split(' ').Any(word => word.TrimEnd('.').Length is 1 or 2 && char.IsUpper(word[0])));
    }

    private static string Venue(string text) => Cut(text.Trim(' ', ',', '.', '(', ')'), [',', '(', '.']);

    private static string Bracketed(string text)
    {
        var open = text.LastIndexOf('(');
        return open >= 0 ? Cut(text[(open + 1)..].TrimEnd(')'), [',']) : "";
    }

    private static string Cut(string text, char[] signs)
    {
        var end = text.IndexOfAny(signs);
        var venue = (end < 0 ? text : text[..end]).Trim();
        return venue.Length < 100 ? venue : "";
    }
}
