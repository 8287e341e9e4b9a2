using System.Buffers;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Splitting;

/// <summary>
/// Finds headings by their words (<see cref="HeadingLexicon"/>) and their looks: short line, letter case, '#', colon, letter-spacing,
/// a blank line before. What most known headings of the document look like decides about doubtful ones.
/// </summary>
internal static class HeadingFinder
{
    private const int MaxUnknownWords = 6;
    private static readonly SearchValues<char> NotInHeadings = SearchValues.Create("0123456789,@|");
    private static readonly SearchValues<char> Rules = SearchValues.Create("=-_\u2500\u2014");

    public static List<Heading> Find(string text, IReadOnlyList<TextLine> lines)
    {
        var candidates = new List<Heading>();
        for (var index = 0; index < lines.Count; index++)
        {
            if (Candidate(text, lines, index) is { } heading)
            {
                candidates.Add(heading);
            }
        }

        var look = CommonLook(candidates);
        var level = candidates.Where(heading => heading.Meaning is not null && heading.Look == HeadingLook.Marked)
            .Select(heading => heading.Level).DefaultIfEmpty(0).Min();
        var repeated = candidates.Where(heading => heading.Meaning is not null)
            .GroupBy(heading => heading.Words, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new List<Heading>();
        foreach (var candidate in candidates)
        {
            if (IsHeading(candidate, lines, look, level, repeated, found.Count > 0 ? found[^1] : null))
            {
                found.Add(candidate);
            }
        }

        return found;
    }

    private static Heading? Candidate(string text, IReadOnlyList<TextLine> lines, int index)
    {
        var span = lines[index].Span;
        if (span.Length > HeadingWords.MaxLength)
        {
            return InlineHeading.At(text, lines, index);
        }

        var line = span.In(text);
        var (words, look, level) = Strip(text, line, index + 1 < lines.Count ? lines[index + 1].Span : default);
        if (words.Length == 0 || !words.Any(char.IsLetter) || LineMarks.BulletLength(line) > 0 && !char.IsAsciiDigit(line[0]))
        {
            return null;
        }

        var meaning = HeadingLexicon.Find(words);
        if (meaning is null && InlineHeading.At(text, lines, index) is { } inline)
        {
            return inline;
        }

        if (meaning is null && (look is HeadingLook.Plain or HeadingLook.Colon || words.Count(sign => sign == ' ') >= MaxUnknownWords))
        {
            return null;
        }

        if (meaning is null && look == HeadingLook.Capitals && !MayBeUnknownHeading(text, lines, index, words))
        {
            return null;
        }

        return new Heading(index, span, words, look, meaning) { Level = level };
    }

    private static (string Words, HeadingLook Look, int Level) Strip(string text, string line, TextSpan next)
    {
        var level = line.Length - line.AsSpan().TrimStart('#').Length;
        var bare = line.Trim('#', '*', '_', '=', '~', '|', '-', '\u2013', '\u2014', ' ', '\u2022', '\u25A0', '\u25AA', '\u25BA').TrimEnd();
        if (level > 0)
        {
            return (bare.TrimEnd(':').TrimEnd(), HeadingLook.Marked, level);
        }

        if (HeadingWords.CloseUp(bare) is { } closed)
        {
            return (closed, HeadingLook.Spaced, 0);
        }

        var colon = bare.EndsWith(':');
        var words = bare.TrimEnd(':').TrimEnd();
        var letters = words.Count(char.IsLetter);
        if (letters >= 3 && !words.Any(char.IsLower) && words.Any(char.IsUpper))
        {
            return (words, HeadingLook.Capitals, 0);
        }

        var underlined = next.Length >= 3 && next.In(text).AsSpan().IndexOfAnyExcept(Rules) < 0;
        var starred = line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal);
        return (words, underlined || starred ? HeadingLook.Marked : colon ? HeadingLook.Colon : HeadingLook.Plain, 0);
    }

    // The name of a person or a company is in capitals too: an unknown heading has no digits, dates or commas near it.
    private static bool MayBeUnknownHeading(string text, IReadOnlyList<TextLine> lines, int index, string words)
    {
        if (!lines[index].AfterBlank || words.AsSpan().ContainsAny(NotInHeadings) || Cards.Vocabulary.NamesOrganisationOrRole(words))
        {
            return false;
        }

        for (var next = index + 1; next < Math.Min(index + 3, lines.Count); next++)
        {
            if (Dates.DateRangeParser.Find(text, lines[next].Span).Count > 0)
            {
                return false;
            }
        }

        return index > 0;
    }

    private static HeadingLook CommonLook(List<Heading> candidates)
    {
        var core = candidates.Where(heading => !heading.Inline && heading.Meaning is { Exact: true, Topic: not (Topics.Awards or Topics.Other) }).ToList();
        return core.Count == 0
            ? HeadingLook.Plain
            : core.GroupBy(heading => heading.Look).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).First().Key;
    }

    private static bool IsHeading(
        Heading heading, IReadOnlyList<TextLine> lines, HeadingLook common, int level, HashSet<string> repeated, Heading? before)
    {
        var afterBlank = lines[heading.Line].AfterBlank;
        if (heading.Inline)
        {
            return afterBlank && common is HeadingLook.Plain or HeadingLook.Colon && before?.Meaning?.Topic != heading.Meaning!.Value.Topic;
        }

        if (heading.Meaning is not { } meaning)
        {
            return heading.Look == common && (heading.Look != HeadingLook.Marked || heading.Level == level && level > 0);
        }

        var unlike = heading.Look != common;
        var under = before?.Meaning?.Topic is Topics.Experience or Topics.Education && meaning.Topic != before.Meaning.Value.Topic;
        if (repeated.Contains(heading.Words) && (under || unlike))
        {
            return false;
        }

        if (heading.Look == HeadingLook.Marked && common == HeadingLook.Marked && heading.Level > level && heading.Level > 0 && !meaning.Exact)
        {
            return false;
        }

        var lowerCase = char.IsLower(heading.Words[0]);
        if (!meaning.Exact)
        {
            // Only a part of the words is known: a job title or a sentence may end in them too.
            return heading.Look == common && !lowerCase && (common > HeadingLook.Plain || afterBlank)
                && !Cards.Vocabulary.NamesRole(heading.Words);
        }

        if (unlike && (!afterBlank || before is not null && (under || before.Meaning?.Topic == meaning.Topic)))
        {
            return heading.Look > common && heading.Look >= HeadingLook.Capitals && !under;
        }

        return !lowerCase || afterBlank;
    }
}
