using ProfilePlatform.Core.Indexing.Cards;

namespace ProfilePlatform.Core.Indexing.Entries;

/// <summary>Divides a run of head lines among the entries that they name.</summary>
internal static class EntryGroups
{
    public static IEnumerable<List<EntryLine>> Split(List<EntryLine> block, string kind)
    {
        var places = Enumerable.Range(0, block.Count).Where(index => block[index].Kind != LineKind.Noise).ToList();
        var lines = places.ConvertAll(index => block[index]);
        if (lines.Count == 0)
        {
            return block.Count > 0 ? [block] : [];
        }

        var dated = Enumerable.Range(0, lines.Count).Where(index => lines[index].Date is not null).ToList();
        var starts = dated.Count > 1 ? ByDates(lines, dated) : ByNames(lines, kind);

        // Running titles stay with the line before them, so that nothing is lost.
        return Cut(block, starts.ConvertAll(start => places[start]));
    }

    private static IEnumerable<List<EntryLine>> Cut(List<EntryLine> block, List<int> starts)
    {
        starts[0] = 0;
        for (var index = 0; index < starts.Count; index++)
        {
            yield return block[starts[index]..(index + 1 < starts.Count ? starts[index + 1] : block.Count)];
        }
    }

    // Each entry has one date; the first entry shows how many lines come before it.
    private static List<int> ByDates(List<EntryLine> lines, List<int> dated)
    {
        var starts = new List<int> { 0 };
        var before = dated[0];
        var blanksMean = !lines.Skip(1).All(line => line.AfterBlank);
        var datesLast = before > 0 && lines.Skip(dated[^1] + 1).All(line => line.Kind == LineKind.Aside);
        for (var next = 1; next < dated.Count; next++)
        {
            var (low, high) = (dated[next - 1] + 1, dated[next]);
            var ideal = Math.Clamp(high - before, low, high);
            if (datesLast && lines[dated[next - 1]].Kind == LineKind.Aside)
            {
                ideal = low;
                while (ideal < high && lines[ideal].Kind == LineKind.Aside)
                {
                    ideal++;
                }
            }

            var blanks = blanksMean ? Enumerable.Range(low, high - low + 1).Where(index => lines[index].AfterBlank) : [];
            starts.Add(blanks.DefaultIfEmpty(ideal).MinBy(index => Math.Abs(index - ideal)));
        }

        return starts;
    }

    // Without dates: a line that names again what the entry has already begins another.
    private static List<int> ByNames(List<EntryLine> lines, string kind)
    {
        var starts = new List<int> { 0 };
        var blanksMean = !lines.Skip(1).All(line => line.AfterBlank);
        var (role, place) = (false, false);
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (line.Kind != LineKind.Header)
            {
                continue;
            }

            var names = Names(line, kind);
            var house = line.Cells.Any(cell => Vocabulary.Organisation(cell) >= 2);
            var begins = kind is "work" or "volunteer" or "education"
                ? (names && role || house && place && !names) && (line.AfterBlank && blanksMean || names && role && place)
                : line.AfterBlank && blanksMean || kind == "patent";
            if (index > 0 && begins)
            {
                starts.Add(index);
                (role, place) = (false, false);
            }

            (role, place) = (role || names, place || house);
        }

        return starts;
    }

    private static bool Names(EntryLine line, string kind) => line.Cells.Any(cell =>
        cell.Split(',', StringSplitOptions.TrimEntries).Any(part => kind == "education" ? Vocabulary.Degree(part) >= 3 : Vocabulary.NamesRole(part)));
}
