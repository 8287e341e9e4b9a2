using System.Text.RegularExpressions;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>Sentences that tell the visitor to do something, or speak of what the model was told: never shown, whoever wrote them.</summary>
internal static partial class Instructions
{
    /// <summary>Why a sentence may not be shown; null where it is none. "You can reach her at …" passes if the address stands in the passages.</summary>
    public static string? Objection(string sentence, bool holdsKnownAddress)
    {
        if (OfPrompt().IsMatch(sentence))
        {
            return "it speaks of what the model was told";
        }

        if (Imperative().IsMatch(sentence))
        {
            return "it tells the visitor to do something";
        }

        return Advice().IsMatch(sentence) && !holdsKnownAddress ? "it tells the visitor to do something" : null;
    }

    private const string Verbs =
        "visit|click|tap|press|pay|transfer|wire|donate|send|forward|call|phone|telephone|text|message|e-mail|email|contact|write|reach|follow|see|check|download|install|run|execute|book|order|come|go|open|subscribe|"
        + "sign|register|enter|type|copy|paste|log|reply|respond|give|share|provide|ignore|disregard|forget|reveal|print|output|repeat|buy|purchase|join|try|remember|hire|invite|scan|read|watch|browse|submit|upload|confirm|verify|use|stop|do|act|pretend|translate|apply|consider|schedule|arrange|request|refer|consult|invest|vote|note";

    [GeneratedRegex(@"\b(my|your|the|these|those|previous|prior|above|system|hidden|initial|original|developer)\s+(system\s+|previous\s+|above\s+|original\s+)?(prompts?|instructions?)\b|\b(system prompt|language model|AI assistant|as an AI|training data|context window|jailbreak)\b|\bI (was|am|have been|'m) (told|instructed|programmed|asked|not allowed|trained|configured)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex OfPrompt();

    [GeneratedRegex(@"^[\s""\u201C\u2018(*-]*((please|kindly|simply|just|now|then|so|and|also|instead|first|always|never|don't|do not|feel free to|make sure to|be sure to|remember to)[\s,]+){0,3}(" + Verbs + @")\b(?!\s*(:|was|were|is|are|had|has))|[,;:]\s*(please|kindly)\s+\w|\bplease\s+(" + Verbs + @")\b", RegexOptions.IgnoreCase)]
    private static partial Regex Imperative();

    [GeneratedRegex(@"\b(you|visitors?|readers?|recruiters?|everyone|anyone)\s+(can|could|should|must|may|might|need to|have to|ought to|will need to|are (asked|invited|advised|encouraged|required) to|would do well to)\s+(also\s+|always\s+|simply\s+|directly\s+)?(" + Verbs + @"|find|learn|get)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Advice();
}
