using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Indexing.Entries;

/// <summary>
/// Cuts the body of a section into its entries. Dates are the anchors: each entry has one, which may stand in its first line, in a line
/// of its own before or after, among its bullets (a right-hand column that was read later), or even after the next entry's text.
/// </summary>
internal static class EntryCutter
{
    // A column of dates that was read after its entries; more of them in a row is no column of one page.
    private const int MaxOrphans = 40;

    /// <summary>The entries within <paramref name="body"/>, in order; together they hold every line.</summary>
    public static IReadOnlyList<Entry> Cut(string text, TextSpan body, string kind)
    {
        var lines = EntryLineReader.Read(text, body, kind);
        var drafts = new List<EntryDraft>();
        var index = 0;
        while (index < lines.Count)
        {
            if (lines[index].Kind is LineKind.Header or LineKind.Aside)
            {
                var end = index;
                while (end < lines.Count && lines[end].Kind is LineKind.Header or LineKind.Aside or LineKind.Noise)
                {
                    end++;
                }

                Place(lines[index..end], drafts, kind);
                index = end;
            }
            else
            {
                Current(drafts).Add(lines[index]);
                index++;
            }
        }

        return Close(Fold(drafts, kind));
    }

    private static EntryDraft Current(List<EntryDraft> drafts)
    {
        if (drafts.Count == 0)
        {
            drafts.Add(new EntryDraft());
        }

        return drafts[^1];
    }

    // A run of lines without description between two descriptions: dates of what went before, then the heads of what comes.
    private static void Place(List<EntryLine> block, List<EntryDraft> drafts, string kind)
    {
        var lead = block.FindIndex(line => line.Kind == LineKind.Header);
        lead = lead < 0 ? block.Count : lead;
        if (lead > 0 && drafts.Count > 0)
        {
            var taken = GiveDates(block[..lead], drafts, lead == block.Count);
            block = block[taken..];
        }

        foreach (var group in EntryGroups.Split(block, kind))
        {
            drafts.Add(new EntryDraft(group));
        }
    }

    private static int GiveDates(List<EntryLine> lead, List<EntryDraft> drafts, bool alone)
    {
        var dates = lead.Count(line => line.Date is not null);
        var undated = 0;
        while (undated < Math.Min(drafts.Count, MaxOrphans) && drafts[^(undated + 1)].Date is null && drafts[^(undated + 1)].HasHeader)
        {
            undated++;
        }

        if (dates > 0 && undated == 0 && !alone)
        {
            return 0;
        }

        var first = Math.Max(drafts.Count - undated, drafts.Count - dates);
        var (given, taken) = (0, 0);
        foreach (var line in lead)
        {
            if (line.Date is { } date)
            {
                if (given == undated && !alone)
                {
                    break;
                }

                if (first + given < drafts.Count)
                {
                    drafts[first + given].Date ??= date;
                }

                given++;
            }
            else if (dates == 0 && line.Place is not null && drafts[^1].HasPlace)
            {
                break;
            }

            drafts[^1].Append(line);
            taken++;
        }

        return taken;
    }

    // What has neither a date nor the name of a role, a school or a project is a part of the entry before.
    private static List<EntryDraft> Fold(List<EntryDraft> drafts, string kind)
    {
        var folded = new List<EntryDraft>();
        foreach (var draft in drafts)
        {
            if (folded.Count > 0 && !draft.StandsAlone(kind))
            {
                folded[^1].Absorb(draft);
            }
            else
            {
                folded.Add(draft);
            }
        }

        return folded;
    }

    private static List<Entry> Close(List<EntryDraft> drafts) =>
        drafts.Where(draft => draft.Lines.Count > 0)
            .Select(draft => new Entry(new TextSpan(draft.Lines[0].Span.Start, draft.Lines[^1].Span.End), draft.Lines, draft.Date))
            .ToList();
}
