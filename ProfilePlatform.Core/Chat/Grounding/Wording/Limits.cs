namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>What lessens a statement stays with it, and what is said of a number stays with that number: "nearly", "on three days only", "up to 180".</summary>
internal static class Limits
{
    public static string? Objection(Claim claim, SourceLine line, int[] used)
    {
        var clauses = used.Where(at => at >= 0).Select(at => line.Clauses[at]).ToHashSet();
        for (var at = 0; at < line.Terms.Count; at++)
        {
            var word = line.Terms[at].Text;
            if ((clauses.Contains(line.Clauses[at]) || line.IsHeader) && WordRoles.IsIn("limit", word) && !line.Acts[at] && Array.IndexOf(used, at) < 0 && !claim.Terms.Exists(term => term.Stem == line.Terms[at].Stem) && (line.IsHeader || Bears(line, at, used)))
            {
                return $"“{word}” was left out";
            }
        }

        return null;
    }

    // "if" of a clause that the claim does not take.
    private static bool Bears(SourceLine line, int at, int[] used)
    {
        var (first, last) = (at, at);
        while (first > line.Clauses[at] && line.Roles[first] is not WordRole.Marker)
        {
            first--;
        }

        while (last + 1 < line.Terms.Count && line.Clauses[last + 1] == line.Clauses[at] && line.Roles[last + 1] is not WordRole.Marker)
        {
            last++;
        }

        return used.Any(position => position >= first && position <= last);
    }
}
