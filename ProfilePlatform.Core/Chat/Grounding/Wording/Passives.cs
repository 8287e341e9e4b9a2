using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding.Wording;

/// <summary>"Two plants were closed" from "Closed two plants".</summary>
internal static class Passives
{
    // What is done to people in careers, and said actively or not at all in the documents' own lines.
    private static readonly HashSet<string> Honest = new(StringComparer.Ordinal)
    {
        "certified", "awarded", "promoted", "based", "educated", "trained", "employed", "appointed", "elected", "selected", "invited", "hired", "recruited", "named",
        "honoured", "honored", "recognised", "recognized", "licensed", "qualified", "registered", "involved", "engaged", "tasked", "charged", "assigned", "seconded",
        "experienced", "skilled", "interested", "nominated", "shortlisted", "accredited", "admitted", "located", "focused", "published", "affiliated", "specialised", "specialized",
    };

    public static bool IsHonest(string word) => Honest.Contains(word);

    /// <summary>The words with the deed before what it is done to, as a line of a CV has them; null where nothing is done to anything but the person.</summary>
    public static List<ClaimWord>? Active(Claim claim, List<ClaimWord> words)
    {
        if (words.Count < 2 || words[0].Link.Person || words[0].Link.Preposition is not null)
        {
            return null;
        }

        var deed = words.FindIndex(1, word => claim.Terms[word.Index].Kind == TermKind.Word
            && ((word.Link is { Is: true, Person: false, Marks: false } && WordRoles.IsVerb(claim.Terms[word.Index])) || NumberBinding.IsChange(claim.Terms[word.Index].Text)));
        if (deed < 0)
        {
            return null;
        }

        return [words[deed] with { Link = new Link { Person = true } }, words[0] with { Link = default }, .. words.Skip(1).Take(deed - 1), .. words.Skip(deed + 1)];
    }
}
