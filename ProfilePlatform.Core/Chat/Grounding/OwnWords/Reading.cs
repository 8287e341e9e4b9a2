using ProfilePlatform.Core.Chat.Grounding.Facts;

namespace ProfilePlatform.Core.Chat.Grounding.OwnWords;

/// <summary>Reads a sentence from its beginning, word by word.</summary>
internal sealed class Reading(Worded sentence, HashSet<string> names, int at = 0)
{
    public int At { get; private set; } = at;

    /// <summary>True where nothing but a full stop is left.</summary>
    public bool IsAtEnd => At == sentence.Count && sentence.Tail.Length == 0;

    /// <summary>Takes one of these words if it comes next with no sign before it, or a comma where one may stand.</summary>
    public bool Word(bool comma, params string[] words)
    {
        if (At == sentence.Count || sentence.Terms[At].Kind != TermKind.Word || !words.Contains(sentence.Terms[At].Text) || !IsBare(At) || !Joins(comma))
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Takes a name, title or place as a whole.</summary>
    public bool Piece(Worded piece, bool comma = false, bool anyCase = false)
    {
        if (!Joins(comma) || !sentence.Holds(At, piece, 0, anyCase))
        {
            return false;
        }

        At += piece.Count;
        return true;
    }

    /// <summary>Takes a date that the document states, as exactly or less so.</summary>
    public bool Date(Term stated)
    {
        if (At == sentence.Count || sentence.Terms[At].Kind != TermKind.Date || sentence.Gap(At).Length > 0 || !sentence.Terms[At].IsStatedBy(stated))
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Takes the person: a pronoun, or their name.</summary>
    public bool Person(bool comma)
    {
        if (Word(comma, "she", "he"))
        {
            return true;
        }

        var first = At;
        while (At < sentence.Count && names.Contains(sentence.Terms[At].Text) && sentence.Terms[At].Capital && IsBare(At) && Joins(comma && At == first))
        {
            At++;
        }

        return At > first;
    }

    /// <summary>Goes back where what was begun is not complete.</summary>
    public bool Try(Func<bool> part)
    {
        var before = At;
        if (part())
        {
            return true;
        }

        At = before;
        return false;
    }

    // "Asha's" is not Asha.
    private bool IsBare(int index) => !sentence.Raw(index).Contains('\'', StringComparison.Ordinal);

    private bool Joins(bool comma) => sentence.Gap(At) is var gap && (gap.Length == 0 || (comma && gap == ","));
}
