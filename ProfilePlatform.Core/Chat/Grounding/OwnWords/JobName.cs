using System.Buffers;
using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Indexing.Dates;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>The heading of a job taken apart: its title, firm, places and dates. What holds anything else has none, so that no part of it can be left out unseen.</summary>
internal sealed class JobName
{
    private const int MostPlaceWords = 3;
    private static readonly SearchValues<char> Unplain = SearchValues.Create("()[]{}/:;\"\u201C\u201D*?!\u2192>+~");
    private static readonly char[] Signs = [' ', ',', '\u00B7', '|', '\u2013', '\u2014', '-', '\u2022'];

    private JobName(string title, string firm, IEnumerable<string> places, List<Term> dates, bool isCurrent) =>
        (Title, Firm, Places, Dates, IsCurrent) = (new Worded(title), new Worded(firm), [.. places.Select(place => new Worded(place))], dates, isCurrent);

    public Worded Title { get; }

    public Worded Firm { get; }

    public IReadOnlyList<Worded> Places { get; }

    /// <summary>When it began, and ended where it has.</summary>
    public List<Term> Dates { get; }

    public bool IsCurrent { get; }

    /// <summary>Reads a heading; null where it is not built plainly.</summary>
    public static JobName? Of(string header)
    {
        var ranges = DateRangeParser.Find(header);
        if (header.AsSpan().ContainsAny(Unplain) || ranges is not [{ IsSingle: false, Start: not null } range])
        {
            return null;
        }

        var dates = DateFacts.In(range.Span.In(header)).ToList();
        var rest = header[..range.Span.Start] + "\n" + header[range.Span.End..];
        var lines = rest.Split('\n').Select(line => line.Trim(Signs)).Where(line => line.Length > 0).ToList();
        if (dates.Count != (range.IsCurrent ? 1 : 2) || dates.Exists(date => date.Year == 0 || date.Day > 0) || rest.Any(char.IsDigit))
        {
            return null;
        }

        return Taken(lines) is var (title, parts) && parts.Count > 0 && parts.TrueForAll(part => char.IsUpper(part[0]) && !NamesTitle(part)) && parts.Skip(1).All(IsPlace) && char.IsUpper(title[0]) && NamesTitle(title)
            ? new JobName(title, parts[0], parts.Skip(1), dates, range.IsCurrent)
            : null;
    }

    // "Head Nurse" above "St Anne's Hospital, Leeds", or all in one line.
    private static (string Title, List<string> Parts) Taken(List<string> lines) => lines switch
    {
        [var line] when Parts(line) is { Count: > 1 } parts => (parts[0], parts.GetRange(1, parts.Count - 1)),
        [var first, var second] => NamesTitle(first) ? (first, Parts(second)) : (second, Parts(first)),
        _ => ("-", []),
    };

    private static List<string> Parts(string line) => [.. line.Split([",", "\u00B7", "|", " \u2013 ", " \u2014 ", " - "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static bool IsPlace(string part) => part.Split(' ') is { Length: <= MostPlaceWords } words && words.All(word => char.IsUpper(word[0]));

    private static bool NamesTitle(string part) => Words.TextsIn(part).Any(Vocabulary.IsTitle);
}
