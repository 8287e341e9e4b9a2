using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Retrieval;

/// <summary>Tells what kinds of answer a question wants, and whether a sentence holds one.</summary>
public static class AnswerKinds
{
    /// <summary>The kinds a question asks for, in its order; <see cref="AnswerKind.Any"/> alone where it does not say.</summary>
    /// <param name="words">The question's folded words, stop words included.</param>
    public static IReadOnlyList<AnswerKind> Of(IReadOnlyList<string> words)
    {
        var kinds = new List<AnswerKind>();
        for (var index = 0; index < words.Count; index++)
        {
            var next = index + 1 < words.Count ? words[index + 1] : "";
            var kind = words[index] switch
            {
                "who" or "whom" or "whose" => AnswerKind.Person,
                "when" when !words.Take(index).Any(IsAsking) => AnswerKind.Date,
                "where" => AnswerKind.Place,
                "why" when !words.Take(index).Any(IsAsking) => AnswerKind.Reason,
                "reason" or "reasons" or "purpose" when index == 0 || words[index - 1] is "the" or "a" or "any" or "main" or "what" or "your" or "his" or "her" or "their" => AnswerKind.Reason,
                "how" when next is "many" or "much" or "old" or "far" or "often" or "big" or "large" or "tall" or "high" or "deep" or "wide" or "heavy" => AnswerKind.Number,
                "how" when next is "long" or "quickly" or "quick" or "fast" or "soon" => AnswerKind.Duration,
                "what" or "which" when next is "year" or "date" or "day" or "month" or "time" or "century" => AnswerKind.Date,
                "what" or "which" when next is "city" or "country" or "place" or "town" or "state" or "location" or "part" => AnswerKind.Place,
                "what" or "whats" when next is "is" or "are" or "was" or "were" or "does" or "the" => AnswerKind.Definition,
                "meaning" or "define" or "definition" or "mean" => AnswerKind.Definition,
                "email" or "phone" or "telephone" or "linkedin" or "website" or "github" or "contact" or "reach" => AnswerKind.Contact,
                _ => AnswerKind.Any,
            };
            if (kind != AnswerKind.Any && !kinds.Contains(kind))
            {
                kinds.Add(kind);
            }
        }

        return kinds.Count > 0 ? kinds : [AnswerKind.Any];
    }

    // "What went wrong when …" does not ask for a date, nor "… for safety reasons" for a reason.
    private static bool IsAsking(string word) => word is "what" or "how" or "which" or "who" or "why" or "where";

    /// <summary>True where a sentence holds something of the kind that the question did not name itself.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="questionStems">Stems of the question; names made of them are no answer.</param>
    public static bool Holds(AnswerKind kind, string sentence, IReadOnlySet<string> questionStems) => kind switch
    {
        AnswerKind.Date => Mentions.HasDate(sentence),
        AnswerKind.Number => Mentions.HasNumber(sentence),
        AnswerKind.Duration => Mentions.HasDuration(sentence),
        AnswerKind.Place => Mentions.HasPlace(sentence),
        AnswerKind.Reason => Mentions.HasReason(sentence),
        AnswerKind.Definition => Mentions.HasDefinition(sentence),
        AnswerKind.Contact => Mentions.HasContact(sentence),
        AnswerKind.Person => Mentions.Names(sentence).Any(name => Stems.In(name.In(sentence)).Any(stem => !questionStems.Contains(stem))),
        _ => true,
    };
}
