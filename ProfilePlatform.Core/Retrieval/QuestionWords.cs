using System.Collections.Frozen;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Words by which people ask, rather than what they ask about.</summary>
internal static class QuestionWords
{
    private static readonly FrozenSet<string> All = (
        "tell describe explain list talk discuss identify summarise summarize summary share provide elaborate detail details "
        + "hi hello hey thanks thank ok okay sure maybe sir madam sort sorts lot bit exactly actually currently briefly short quick "
        + "question answer info hear curious interested wondering possible able anything else").Split(' ').ToFrozenSet();

    // They tell sentences apart, but not passages.
    private static readonly FrozenSet<string> Light = "come make become use say go first last mean order good current previous recent latest look".Split(' ').Select(Stems.Of).ToFrozenSet();

    public static bool Contains(string word) => All.Contains(word);

    /// <summary>True for a word that is too common to look passages up by.</summary>
    public static bool IsLight(QuestionTerm term) => Light.Contains(term.Stem);
}
