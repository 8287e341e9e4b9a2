namespace ProfilePlatform.Core.Indexing.Cards;

/// <summary>Tells role, company and team apart in the head of a job.</summary>
internal static class WorkHeader
{
    /// <summary>Reads a head whose parts may stand in any order.</summary>
    /// <param name="parts">The parts, places removed.</param>
    /// <param name="place">The place.</param>
    /// <param name="titleFirst">What the section's other heads do; decides where the words do not.</param>
    public static HeaderFields Read(List<HeaderPart> parts, Place? place, bool titleFirst)
    {
        if (parts.Count == 0)
        {
            return new HeaderFields("", "", "", place);
        }

        var title = BestTitle(parts);
        if (title < 0)
        {
            return ByOrder(parts, place, titleFirst);
        }

        var last = title;
        while (last + 1 < parts.Count && parts[last + 1].Segment == parts[title].Segment && parts[last + 1].Role >= 3 && parts[last + 1].Organisation < 3)
        {
            last++;
        }

        var words = string.Join(", ", parts.GetRange(title, last - title + 1).Select(part => part.Text));
        var company = BestCompany(parts, title, last);
        return new HeaderFields(words, company < 0 ? "" : parts[company].Text, Team(parts, title, last, company), place)
        {
            Certain = company >= 0 && parts[title].Role >= 3,
            TitleFirst = company > title,
        };
    }

    private static int BestTitle(List<HeaderPart> parts)
    {
        var best = -1;
        var score = 0.5;
        for (var index = 0; index < parts.Count; index++)
        {
            var value = parts[index].Role - (parts[index].Organisation >= 3 ? 1.2 : parts[index].Role < 3 && parts[index].Organisation >= 2 ? 1 : 0);
            if (value > score)
            {
                (best, score) = (index, value);
            }
        }

        return best;
    }

    private static int BestCompany(List<HeaderPart> parts, int first, int last)
    {
        var best = -1;
        var score = double.MinValue;
        var segment = parts[first].Segment;
        var elsewhere = parts.Exists(part => part.Segment != segment);
        for (var index = 0; index < parts.Count; index++)
        {
            if (index >= first && index <= last)
            {
                continue;
            }

            // A name of its own segment is the company; beside the title, the farther part is, as in "Engineer, Payments, Stripe".
            var own = parts[index].Segment != segment;
            var leads = index == 0 || parts[index - 1].Segment != parts[index].Segment;
            var value = parts[index].Organisation + (elsewhere == own ? 1.6 : 0) + (own && leads ? 2.1 : 0) + (own ? -0.01 : 0.01) * index - (parts[index].Role >= 3 ? 1.5 : 0)
                + (!own && index < first && index == 0 ? 1 : 0);
            if (value > score)
            {
                (best, score) = (index, value);
            }
        }

        return best;
    }

    private static string Team(List<HeaderPart> parts, int first, int last, int company)
    {
        foreach (var near in (ReadOnlySpan<int>)[last + 1, company + 1, first - 1])
        {
            if (near >= 0 && near < parts.Count && near != company && (near < first || near > last)
                && (parts[near].Segment == parts[first].Segment || company >= 0 && parts[near].Segment == parts[company].Segment)
                && parts[near].Text.Length < 80)
            {
                return parts[near].Text;
            }
        }

        return "";
    }

    private static HeaderFields ByOrder(List<HeaderPart> parts, Place? place, bool titleFirst)
    {
        var organisation = parts.FindIndex(part => part.Organisation >= 2);
        if (parts.Count == 1)
        {
            return organisation == 0 ? new HeaderFields("", parts[0].Text, "", place) : new HeaderFields(parts[0].Text, "", "", place);
        }

        var second = parts.FindIndex(part => part.Segment != parts[0].Segment);
        second = second < 0 ? 1 : second;
        var company = organisation >= 0 ? organisation : titleFirst ? second : 0;
        var title = company == 0 ? second : 0;
        return new HeaderFields(parts[title].Text, parts[company].Text, "", place);
    }
}
