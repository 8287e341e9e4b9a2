using ProfilePlatform.Core.Chat.Grounding.Facts;
using ProfilePlatform.Core.Chat.Local;
using ProfilePlatform.Core.Text;

namespace ProfilePlatform.Core.Chat.Grounding;

/// <summary>
/// Recognises sentences that claim nothing about the person: greetings, thanks, "the documents do not say that", "what else would you like to know?".
/// A closed list of words decides. What a sentence says is not in the documents may be named in the visitor's own words, if it is truly not there.
/// </summary>
internal sealed class Courtesies(HashSet<string> names, IReadOnlyList<string> visitorMessages)
{
    private static readonly string[] Assents = ["yes", "no", "absolutely", "certainly", "sure", "course", "unfortunately", "afraid", "not", "never"];
    private static readonly string[] Services = ["help", "answer", "ask", "tell", "discuss", "chat", "talk", "pass", "share"];
    private static readonly string[] Auxiliaries = ["is", "was", "were", "are", "has", "had", "have", "did", "does", "do", "will", "would", "can", "could", "may", "should", "shall"];

    // Every address that a visitor writes is recorded, whatever the model does; without one there is nothing to thank for.
    private readonly bool leftAddress = visitorMessages.Any(message => EmailFinder.In(message) is not null);
    private readonly HashSet<string> visitor = visitorMessages.SelectMany(TermReader.Read).Select(Key).ToHashSet();

    /// <summary>What kind of courtesy a sentence is, if it is one.</summary>
    /// <param name="claim">The sentence.</param>
    /// <param name="stated">Whether one unit of the passages holds all of these terms.</param>
    public bool Is(Claim claim, Func<IReadOnlyList<int>, bool> stated)
    {
        var terms = claim.Terms;
        if (terms.Count == 0)
        {
            // A thumb up says yes to whatever was asked.
            return false;
        }

        var outside = Enumerable.Range(0, terms.Count).Where(index => !IsKnown(terms[index])).ToList();
        var words = terms.ConvertAll(term => term.Text);
        var aboutPerson = terms.Exists(term => names.Contains(term.Text) || term.Text is "she" or "he" or "her" or "his" or "him" or "they" or "their" or "them");
        if (SaysNothing(words, terms) is { } denied)
        {
            // "Why she was fired" takes it for granted that she was.
            return !(outside.Count > 0 && words.Contains("why"))
                && outside.TrueForAll(index => visitor.Contains(Key(terms[index])))
                && !words.Skip(Math.Max(0, denied)).Any(word => word is "but" or "however" or "though" or "although" or "yet")
                && !GoesOn(claim, denied, outside)
                && (outside.Count == 0 || denied < 0 || !stated(outside));
        }

        // "…, and she will call you today": what the person does or wants is a statement in any dress.
        if (Enumerable.Range(0, Math.Max(0, terms.Count - 1)).Any(index => IsPerson(terms[index]) && Auxiliaries.Contains(words[index + 1])))
        {
            return false;
        }

        if (claim.Text.TrimEnd('"', '\u201D', ')', ' ').EndsWith('?'))
        {
            // A figure needs its passage, also one that the visitor named, and "did you know" tells.
            if (outside.Exists(index => terms[index].Kind is TermKind.Number or TermKind.Date) || (outside.Count > 0 && words is ["did" or "do", "you", "know", ..]))
            {
                return false;
            }

            return outside.Count == 0 ? !Tells(words, aboutPerson) : outside.TrueForAll(index => visitor.Contains(Key(terms[index]))) || (Offers(words) && stated(outside));
        }

        if (outside.Count > 0 && !(outside.TrueForAll(index => terms[index].Kind != TermKind.Number && terms[index].Kind != TermKind.Date && visitor.Contains(Key(terms[index]))) && !aboutPerson))
        {
            return false;
        }

        if (IsAct(words))
        {
            return leftAddress || !words.Exists(word => word is "address" or "addresses" or "email" or "mail" or "details" or "contact" or "name" or "number");
        }

        // "Yes, absolutely" answers what was asked. Of the visitor's words only names may stand here: "Hello Dana".
        return !Answers(words) && outside.TrueForAll(index => terms[index].Capital) && (!Claims(words, aboutPerson) && words.Exists(word => CourtesyWords.IsPolite(word) || word is "help" or "ask" or "know" or "question" or "questions"));
    }

    /// <summary>True where the visitor wrote this.</summary>
    public bool Wrote(Term term) => visitor.Contains(Key(term));

    private bool IsKnown(Term term) => term.Kind switch
    {
        TermKind.Word => CourtesyWords.Contains(term.Text) || names.Contains(term.Text),
        TermKind.Contact => visitor.Contains(Key(term)),
        _ => false,
    };

    // "The documents do not mention …", "I could not find …", "There is no information about …": where the denial stands.
    private static int? SaysNothing(List<string> words, List<Term> terms)
    {
        // "No, the documents do not …": the second one denies.
        var denial = words.FindIndex(words.Count > 1 && words[0] is "no" && words.FindIndex(1, Vocabulary.IsNegation) > 0 ? 1 : 0, word => Vocabulary.IsNegation(word) || word is "don" or "doesn" or "didn" or "isn" or "couldn" or "aren" or "nothing" or "unable");
        if (denial < 0 || terms[denial].Kind != TermKind.Word)
        {
            return null;
        }

        var first = words.FindIndex(word => word is not ("i" or "m" or "am" or "sorry" or "but" or "unfortunately" or "afraid" or "im" or "that" or "is" or "apologise"));
        var source = words.FindIndex(word => CourtesyWords.IsSource(word));
        var speaker = words.FindIndex(word => word is "i" or "we" or "there");
        var saying = words.FindIndex(word => CourtesyWords.IsSaying(word));
        if (saying < 0 || (source < 0 && speaker < 0) || first < 0 || Affirms(words, denial))
        {
            return null;
        }

        // The denial comes first: what follows is what is denied.
        return denial <= 8 && Math.Min(source < 0 ? int.MaxValue : source, speaker < 0 ? int.MaxValue : speaker) <= 6 ? denial : null;
    }

    // "There is no question that …", "not only do the documents …", "no document that does not say …".
    private static bool Affirms(List<string> words, int denial)
    {
        var after = words.Skip(denial + 1).FirstOrDefault();
        var further = words.Skip(denial + 2).FirstOrDefault();
        return after is "question" or "questions" or "only" or "just" or "doubt" or "way" or "secret" or "wonder" or "need" or "but"
            || (after is "more" or "other" or "further" && further is "question" or "questions")
            || words.FindIndex(denial + 1, Vocabulary.IsNegation) >= 0
            || Enumerable.Range(0, words.Count - 1).Any(index => CourtesyWords.IsSource(words[index]) && words[index + 1] is "show" or "shows" or "confirm" or "confirms" or "say" or "says"
                or "state" or "states" or "mention" or "mentions" or "describe" or "describes" or "indicate" or "indicates" or "tell" or "tells");
    }

    // "The documents give no details, and she was …": after a stop, a statement of its own.
    private static bool GoesOn(Claim claim, int denial, List<int> outside)
    {
        var terms = claim.Terms;
        for (var index = Math.Max(1, denial + 1); index < terms.Count; index++)
        {
            var gap = claim.Text.AsSpan(terms[index - 1].Span.End, Math.Max(0, terms[index].Span.Start - terms[index - 1].Span.End));
            var stops = gap.IndexOfAny(":;\u2013\u2014") >= 0 || terms[index].Text is "and" or "as" or "because" or "since" or "so" or "while";
            if (stops && outside.Exists(at => at >= index) && terms.FindIndex(index, term => Auxiliaries.Contains(term.Text)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Answers(List<string> words) =>
        words.Contains("yes") || (words.Exists(Assents.Contains) && !(words.Exists(word => word is "i" or "we" or "ill") && words.Exists(Services.Contains)));

    private bool IsPerson(Term term) => names.Contains(term.Text) || term.Text is "she" or "he" or "they";

    // "I have passed on your address."
    private static bool IsAct(List<string> words) =>
        words.Exists(word => word is "i" or "ive" or "ill" or "you" or "we") && words.Exists(CourtesyWords.IsAct) && words.Exists(CourtesyWords.IsCarried);

    private static bool Offers(List<string> words) => words.Exists(word => word is "you" or "like" or "shall" or "should") && words.Exists(word => word is "know" or "hear" or "tell" or "more" or "learn" or "help" or "about");

    // "She likes questions?" tells something of her.
    private static bool Tells(List<string> words, bool aboutPerson) => aboutPerson && !words.Exists(word => word is "you" or "i" or "we");

    // A courtesy does not say what the person is, has or does.
    private static bool Claims(List<string> words, bool aboutPerson) => aboutPerson && !(words.Contains("about") || words.Contains("to") || words.Contains("you"));

    private static string Key(Term term) => term.Kind == TermKind.Word ? Stems.Of(term.Text) : term.Text;
}
