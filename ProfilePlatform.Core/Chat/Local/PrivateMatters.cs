using System.Collections.Frozen;
using ProfilePlatform.Core.Retrieval;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Local;

/// <summary>
/// Matters on which a near miss would put words into a person's mouth: pay, age, family, belief, health. A passage counts as an answer only where
/// it uses the question's own word.
/// </summary>
internal static class PrivateMatters
{
    private static readonly FrozenSet<string> Words =
        "salary wage pay compensation income earn ctc age birthday born religion religious faith caste marry marriage husband wife spouse girlfriend boyfriend dating single child kid pregnant family politics political vote party gender sexuality disability illness disease weight height"
            .Split(' ').Select(Stems.Of).ToFrozenSet();

    /// <summary>True where the question is about such a matter and none of the sentences names it.</summary>
    public static bool AreGuessed(Question question, IReadOnlyList<Candidate> chosen) =>
        question.Terms.Any(term => Words.Contains(term.Stem) && !chosen.Any(candidate => candidate.Stems.Contains(term.Stem)));
}
