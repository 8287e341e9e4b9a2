using ProfilePlatform.Core.Indexing.Entries;

namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>One of the comma-separated parts of a head.</summary>
/// <param name="Text">The words.</param>
/// <param name="Segment">Which line, column or side of a dash it stands in; parts of one segment belong together.</param>
internal sealed record HeaderPart(string Text, int Segment)
{
    public double Role { get; } = Vocabulary.Role(Text);

    public double Organisation { get; } = Vocabulary.Organisation(Text);

    public double Degree { get; } = Vocabulary.Degree(Text);
}

/// <summary>Cuts head lines into parts and takes the place out of them.</summary>
internal static class HeaderParts
{
    private static readonly string[] Strong = [" | ", " \u00B7 ", " \u2022 ", " @ ", " \u2219 ", "; ", " // ", " \u2023 "];
    private static readonly string[] Dashes = [" \u2013 ", " \u2014 ", " - ", " \u2012 ", " \u2015 ", " -- "];

    public static (List<HeaderPart> Parts, Place? Place) Of(Entry entry, string kind)
    {
        var segments = new List<string>();
        foreach (var cell in entry.Header.Take(6).SelectMany(line => line.Cells))
        {
            foreach (var piece in cell.Split(Strong, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                segments.AddRange(AtAt(piece).SelectMany(side => AtDashes(side, kind)));
            }
        }

        var place = entry.Place is { } column ? Places.Whole(column) : null;
        var parts = new List<HeaderPart>();
        for (var index = 0; index < segments.Count; index++)
        {
            foreach (var part in Commas(WithoutPlace(segments[index], ref place, segments.Count)))
            {
                parts.Add(new HeaderPart(WithoutTerms(part), index));
            }
        }

        return (parts, place);
    }

    // "Legal Counsel at Sahara Power", but not "Teacher at heart" in a sentence: a role stands before, a name after.
    private static IEnumerable<string> AtAt(string piece)
    {
        var at = piece.IndexOf(" at ", StringComparison.Ordinal);
        return at > 0 && Vocabulary.Role(piece[..at]) >= 3 && at + 4 < piece.Length && !char.IsLower(piece[at + 4])
            ? [piece[..at].Trim(), piece[(at + 4)..].Trim()]
            : [piece];
    }

    // A dash separates where one side is a role, a degree or a place; in "ENSCI – Les Ateliers" it is a part of the name.
    private static IEnumerable<string> AtDashes(string piece, string kind)
    {
        foreach (var dash in Dashes)
        {
            var at = piece.LastIndexOf(dash, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var (left, right) = (piece[..at].Trim(), piece[(at + dash.Length)..].Trim());
            if (kind is "project" || Tells(left) || Tells(right) || Places.Whole(right) is not null)
            {
                return [.. AtDashes(left, kind), right];
            }
        }

        return [piece];
    }

    private static bool Tells(string side) =>
        side.Split(',', StringSplitOptions.TrimEntries).Any(part => Vocabulary.NamesRole(part) || Vocabulary.Degree(part) >= 3);

    private static string WithoutPlace(string segment, ref Place? place, int segments)
    {
        if (segments > 1 && Places.Whole(segment) is { } whole)
        {
            place ??= whole;
            return "";
        }

        var start = Places.TrailingStart(segment);
        if (start < 0)
        {
            return Bracketed(segment, ref place);
        }

        place ??= Places.Whole(segment[start..]);
        return segment[..start].TrimEnd(' ', ',');
    }

    // "Nubank (São Paulo)"
    private static string Bracketed(string segment, ref Place? place)
    {
        var open = segment.LastIndexOf('(');
        if (open > 0 && segment.EndsWith(')') && Places.Whole(segment[open..]) is { } inside)
        {
            place ??= inside;
            return segment[..open].TrimEnd();
        }

        return segment;
    }

    // "Nurse (part-time)": how somebody was employed is no part of the title.
    private static string WithoutTerms(string part)
    {
        var open = part.LastIndexOf('(');
        return open > 0 && part.EndsWith(')') && Standing.Employment(part[open..]).Length > 0 ? part[..open].TrimEnd() : part;
    }

    // "Acme, Inc." stays one part.
    private static List<string> Commas(string segment)
    {
        var parts = new List<string>();
        foreach (var part in OutsideBrackets(segment))
        {
            if (parts.Count > 0 && part.Length <= 8 && !Places.IsRegion(part) && Vocabulary.Organisation("x " + part) >= 4)
            {
                parts[^1] += ", " + part;
            }
            else if (part.Length > 0)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static IEnumerable<string> OutsideBrackets(string segment)
    {
        var (start, depth) = (0, 0);
        for (var index = 0; index < segment.Length; index++)
        {
            depth += segment[index] is '(' or '[' ? 1 : segment[index] is ')' or ']' && depth > 0 ? -1 : 0;
            if (segment[index] == ',' && depth == 0 && index + 1 < segment.Length && segment[index + 1] == ' ')
            {
                yield return segment[start..index].Trim();
                start = index + 1;
            }
        }

        yield return segment[start..].Trim().TrimEnd(',');
    }
}
