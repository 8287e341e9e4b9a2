namespace ProfilePlatform.Core.Retrieval;

/// <summary>Recognises questions that can only be read together with the one before: "and before that?", "where was it?".</summary>
internal static class FollowUps
{
    public static bool Is(IReadOnlyList<string> words, IReadOnlyCollection<QuestionTerm> terms)
    {
        if (words.Count == 0 || words.Count > 12)
        {
            return false;
        }

        var own = terms.Count(term => term.Topics.Count == 0);
        var starts = words[0] is "and" or "but" or "also" or "so" or "then"
            || (words.Count > 1 && words[0] is "what" or "how" && words[1] is "about" or "else");
        var pointing = words.Any(word => word is "it" or "that" or "there" or "this" or "those" or "these" or "then" or "one" or "same");
        return (pointing && own <= 1) || (starts && own <= 2) || (terms.Count == 0 && words.Count <= 4 && words[0] is "why" or "when" or "where" or "how" or "which" or "more");
    }
}
