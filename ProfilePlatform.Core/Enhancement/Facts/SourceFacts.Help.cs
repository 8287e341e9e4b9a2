using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Enhancement.Facts;

/// <summary>What an original says only in part: done by helping, an office with "assistant" before it.</summary>
internal sealed partial class SourceFacts
{
    /// <summary>So many words behind "helped" belong to it.</summary>
    public const int HelpReach = 3;

    /// <summary>True where a word stands in the original only behind "helped" and the like.</summary>
    public bool Helps(in Term wanted) => Always(wanted, HelpReach, FactWords.IsHelping);

    /// <summary>True where a word stands in the original, and always behind one of a kind.</summary>
    public bool Always(Term wanted, int reach, Func<string, bool> before)
    {
        var any = false;
        for (var index = 0; index < _terms.Count; index++)
        {
            if (_terms[index].Kind == TermKind.Word && FactWords.StemOf(_terms[index].Text) == FactWords.StemOf(wanted.Text))
            {
                if (!Near(_terms, index, reach, before))
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    /// <summary>True where one of a kind stands before the term at <paramref name="index"/>, at most so many terms away.</summary>
    public static bool Near(IReadOnlyList<Term> terms, int index, int reach, Func<string, bool> before)
    {
        for (var at = Math.Max(0, index - reach); at < index; at++)
        {
            if (before(terms[at].Text))
            {
                return true;
            }
        }

        return false;
    }
}
