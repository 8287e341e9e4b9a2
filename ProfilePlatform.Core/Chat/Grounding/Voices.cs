using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>In a letter somebody else says "I": what the writer is and did is not the person's.</summary>
internal static class Voices
{
    private static readonly string[] Saying =
        ["say", "says", "said", "write", "writes", "wrote", "according", "recommend", "recommends", "recommended", "describe", "describes", "described", "note", "notes", "noted", "add", "adds", "call", "calls",
         "praise", "praises", "praised", "believe", "believes", "think", "thinks", "mention", "mentions", "mentioned", "report", "reports", "considers", "counts", "names", "referee", "reference", "letter"];

    public static bool IsSaying(string word) => Saying.Contains(word);

    /// <summary>True where a claim says who said it, or tells of the writer by name: then the names on the letter bear it out.</summary>
    public static bool Attributes(Claim claim, EvidenceUnit unit) =>
        claim.Terms.Exists(term => term.Kind == TermKind.Word && Saying.Contains(term.Text))
        || (unit.Body.HasWord("i") && !claim.SubjectIsPerson && claim.Terms.Take(3).Any(term => term.Capital && unit.Entry.Header.HasWord(term.Text)));

    public static string? Objection(Claim claim, EvidenceUnit unit) =>
        !unit.Entry.IsLetter ? null
        : unit.IsOfWriter && claim.SubjectIsPerson ? "a letter says this of its writer"
        : !claim.Terms.Exists(term => Saying.Contains(term.Text)) && unit.Body.Terms.Exists(term => term.Text is "recommend" or "recommended") ? "a letter only recommends it"
        : null;
}
