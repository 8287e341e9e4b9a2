using System.Text.RegularExpressions;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>"What did she do at Nexus AI?": the lines under that heading are wanted, not the heading again.</summary>
internal static partial class Deeds
{
    public static bool AreAsked(Question question) => Asked().IsMatch(question.Text);

    /// <summary>True for a line below a heading that holds what the question names, and that is not itself the heading or its dates.</summary>
    public static bool Is(Question question, Candidate candidate)
    {
        var heading = Stems.In(candidate.Passage.Chunk.Heading).ToHashSet();
        return question.Terms.Any(term => heading.Contains(term.Stem))
            && candidate.Stems.Any(stem => !heading.Contains(stem) && !stem.All(char.IsAsciiDigit))
            && !DateLine().IsMatch(candidate.Text);
    }

    [GeneratedRegex(@"\bwhat\s+(did|does|has|have|do|was|is)\b.{0,60}\b(do|done|doing|achieve|achieved|accomplish|accomplished|responsible)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"^\W*(\p{Lu}\w+\.?\s+)?(19|20)\d\d\s*(-{1,2}|–|—|to|until)\s*(\p{L}+\.?\s*)?((19|20)\d\d)?\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex DateLine();
}
